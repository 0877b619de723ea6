import { asc, desc, eq, isNotNull } from "drizzle-orm"
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest"
import {
  chainCursor,
  chainEvent,
  claim,
  earning,
  epoch,
  grant,
  ledgerAccount,
  pool,
  purchase,
} from "@/db/schema"
import { type Buyer, buyGrant, makeBuyer, settleAll, signOrder } from "@/db/testing/market/buy"
import { contributeTexts, makeLabels, sellRelease } from "@/db/testing/market/market-rows"
import { createMarketWorld, type MarketWorld, marketPrice } from "@/db/testing/market/market-world"
import { markFork, mineBlocks, readSent, sendAgain } from "@/server/chain/testing/rollback"
import { prepareChallenge, prepareResolve, prepareVeto } from "@/server/chain/testing/wallet-calls"
import type { Id } from "@/server/domain/id"
import { claimAll } from "../claim/claim-all"
import { sendClaims } from "../claim/send-claims"
import { advanceEpochs } from "../epoch/advance-epochs"
import { checkMoney } from "../epoch/check-money"
import { closeEpoch } from "../epoch/close-epoch"
import { getPurchaseStatus } from "../grant/get-purchase-status"
import { purchaseGrant } from "../grant/purchase-grant"
import { sendPurchase } from "../grant/send-purchase"
import { checkLedger } from "../ledger/check-ledger"
import { getChainStatus } from "../site/get-chain-status"
import { getTotals } from "../statement/get-totals"

let market: MarketWorld
let releaseId: Id<"release">
let buyer: Buyer
let sellers = 0

beforeAll(async () => {
  market = await createMarketWorld()
  const ann = await contributeTexts(market, "ann", ["first text", "second text"])
  const { projectId } = await makeLabels(market, [
    { itemId: ann.itemIds[0] as Id<"item">, points: { dan: 7n, eve: 3n }, moderator: "mod" },
  ])
  releaseId = await sellRelease(market, projectId)
})
beforeEach(async () => {
  sellers += 1
  buyer = await makeBuyer(market, `buyer ${sellers}`)
})
afterAll(() => market?.close())

const as = async (name: string) => market.context((await market.person(name)).actor)
const head = () => market.testChain.client.getBlockNumber()
const balanceOf = async (name: string) =>
  market.chain.readTokenBalance((await market.person(name)).actor.address)
const grantRow = async (id: Id<"grant">) => {
  const [row] = await market.db.select().from(grant).where(eq(grant.id, id))
  return row
}

/** Goes on with another chain: the blocks since the mark are gone, and more of others stand in their place. */
async function replaceBlocks(fork: { rollBack(): Promise<void> }, instead: () => Promise<unknown>) {
  const height = await head()
  await fork.rollBack()
  await instead()
  const missing = Number(height - (await head()))
  await mineBlocks(market.testChain.client, Math.max(missing, 0) + 3)
  await market.follow()
}

async function payEpoch(): Promise<void> {
  await closeEpoch(market.context(market.owner.actor), { poolId: market.poolId })
  await openWindowAndAccept()
}

async function openWindowAndAccept(): Promise<void> {
  await advanceEpochs(market.job)
  await market.follow()
  await market.advance(7)
  await advanceEpochs(market.job)
  await market.follow()
}

async function claimAs(name: string): Promise<void> {
  await claimAll(await as(name))
  await sendClaims(market.job)
  await market.follow()
}

async function expectSound(): Promise<void> {
  expect(await checkMoney(market.job)).toMatchObject([{ isSound: true, dustAmount: 0n }])
  expect(await checkLedger(market.job)).toMatchObject({ isSound: true })
}

/** All that follows from the chain; times and the events' own rows left out. */
async function readState() {
  const { db } = market
  const grants = await db.select().from(grant).orderBy(asc(grant.id))
  const epochs = await db.select().from(epoch).orderBy(asc(epoch.id))
  const [lines, claims] = [
    await db.select().from(earning).orderBy(asc(earning.id)),
    await db.select().from(claim).orderBy(asc(claim.id)),
  ]
  const balances = await db.select().from(ledgerAccount).orderBy(asc(ledgerAccount.key))
  return {
    grants: grants.map(({ id, state, settledAmount, paidAmount }) => ({
      id,
      state,
      settledAmount,
      paidAmount,
    })),
    epochs: epochs.map(({ id, state, root }) => ({ id, state, root })),
    lines: lines.map(({ id, state, amount, epochId, claimId }) => ({ id, state, amount, epochId, claimId })),
    claims: claims.map(({ id, state, amount }) => ({ id, state, amount })),
    balances: balances.map(({ key, balanceAmount }) => ({ key, balanceAmount })),
  }
}

describe("a follower that begins again", () => {
  test("at any block, applies nothing twice, and says how far it is", async () => {
    await buyGrant(market, buyer, releaseId)
    await settleAll(market)
    const state = await readState()
    for (const nextBlock of [market.chain.startBlock, market.chain.startBlock + 3n]) {
      await market.db.update(chainCursor).set({ nextBlock, blockHash: null })
      expect(await market.follow()).toBe(0)
    }
    expect(await readState()).toEqual(state)
    const readBlock = await head()
    const known = { state: "in_step", readBlock, headBlock: readBlock, blocksBehind: 0n, secondsBehind: 0 }
    expect(await getChainStatus(market.context())).toMatchObject(known)
    await mineBlocks(market.testChain.client, 2)
    market.clock.advanceSeconds(61)
    expect(await getChainStatus(market.context())).toMatchObject({ state: "silent", readBlock })
    await market.follow()
    expect(await getChainStatus(market.context())).toMatchObject({
      state: "in_step",
      readBlock: readBlock + 2n,
    })
  })
})

describe("a purchase whose block is gone", () => {
  test("is no grant any more, is sent again by the worker, and then is the same grant", async () => {
    const fork = await markFork(market.testChain.client)
    const bought = await buyGrant(market, buyer, releaseId)
    const before = await market.chain.readTokenBalance(buyer.person.actor.address)
    await replaceBlocks(fork, async () => {})
    expect(await grantRow(bought.id)).toMatchObject({ state: "undone" })
    const [order] = await market.db.select().from(purchase).orderBy(desc(purchase.createdAt)).limit(1)
    expect(order).toMatchObject({ state: "queued", transactionHash: null })
    await sendPurchase(market.job, { nonce: order?.nonce ?? "0x" })
    await market.follow()
    expect(await grantRow(bought.id)).toMatchObject({
      state: "escrowed",
      organizationId: buyer.organizationId,
    })
    expect(await market.chain.readTokenBalance(buyer.person.actor.address)).toBe(before)
    await settleAll(market)
    await expectSound()
  })

  test("before it was ever read is sent again all the same, and so is a root", async () => {
    const fork = await markFork(market.testChain.client)
    const { order, nonce } = await signOrder(buyer, releaseId)
    await purchaseGrant(buyer.context, order)
    await sendPurchase(market.job, { nonce })
    await fork.rollBack()
    expect(await getPurchaseStatus(buyer.context, { nonce })).toMatchObject({ state: "sent" })
    await sendPurchase(market.job, { nonce })
    await market.follow()
    expect(await getPurchaseStatus(buyer.context, { nonce })).toMatchObject({ state: "confirmed" })
    await settleAll(market)
    await closeEpoch(market.context(market.owner.actor), { poolId: market.poolId })
    const before = await markFork(market.testChain.client)
    await advanceEpochs(market.job)
    await before.rollBack()
    await openWindowAndAccept()
    const [last] = await market.db.select().from(epoch).orderBy(desc(epoch.number)).limit(1)
    expect(last).toMatchObject({ state: "accepted" })
    await expectSound()
  })

  test("comes back as it was when another block takes it in", async () => {
    const fork = await markFork(market.testChain.client)
    const start = (await head()) + 1n
    const bought = await buyGrant(market, buyer, releaseId)
    const sent = await readSent(market.testChain.client, start)
    await replaceBlocks(fork, async () => {
      await mineBlocks(market.testChain.client, 2)
      await sendAgain(market.testChain.client, sent)
    })
    const again = await grantRow(bought.id)
    expect(again).toMatchObject({
      state: "escrowed",
      purchaseTransactionHash: bought.purchaseTransactionHash,
    })
    expect(await market.chain.isGrantActive(bought.onChainId)).toBe(true)
    await settleAll(market)
    await expectSound()
  })
})

describe("a sale, its epoch and its claims whose blocks are gone", () => {
  test("change nothing when other blocks take them in, and nobody is paid twice", async () => {
    const { client } = market.testChain
    await buyGrant(market, buyer, releaseId)
    const fork = await markFork(client)
    const start = (await head()) + 1n
    await settleAll(market)
    await payEpoch()
    await claimAs("ann")
    const [state, paid] = [await readState(), await balanceOf("ann")]
    const sent = await readSent(client, start)
    const [settled, proposed, accepted, claimed] = [sent.slice(0, -3), sent.at(-3), sent.at(-2), sent.at(-1)]
    await replaceBlocks(fork, async () => {
      await market.testChain.advanceSeconds(4000)
      await sendAgain(client, [...settled, proposed ?? "0x"])
      await market.testChain.advanceSeconds(60)
      await sendAgain(client, [accepted ?? "0x", claimed ?? "0x"])
    })
    expect(await readState()).toEqual(state)
    expect(await balanceOf("ann")).toBe(paid)
    await expectSound()
  })

  test("a claim that was lost can be claimed again and is paid once", async () => {
    await buyGrant(market, buyer, releaseId)
    await settleAll(market)
    await payEpoch()
    const dan = await as("dan")
    const [{ claimableAmount }, before] = [await getTotals(dan), await balanceOf("dan")]
    const fork = await markFork(market.testChain.client)
    await claimAs("dan")
    expect(await balanceOf("dan")).toBe(before + claimableAmount)
    await replaceBlocks(fork, async () => {})
    expect(await balanceOf("dan")).toBe(before)
    expect(await getTotals(dan)).toMatchObject({ claimableAmount })
    await expectSound()
    await sendClaims(market.job)
    await market.follow()
    expect(await balanceOf("dan")).toBe(before + claimableAmount)
    expect(await getTotals(dan)).toMatchObject({ claimableAmount: 0n })
    await expectSound()
  })

  test("a root that the owner strikes instead takes the claims under it back", async () => {
    await buyGrant(market, buyer, releaseId)
    await settleAll(market)
    await closeEpoch(market.context(market.owner.actor), { poolId: market.poolId })
    await advanceEpochs(market.job)
    await market.follow()
    const [last] = await market.db.select().from(epoch).orderBy(desc(epoch.number)).limit(1)
    const before = await balanceOf("eve")
    const fork = await markFork(market.testChain.client)
    await market.advance(7)
    await advanceEpochs(market.job)
    await market.follow()
    await claimAs("eve")
    const [row] = await market.db.select().from(pool).where(eq(pool.id, market.poolId))
    await replaceBlocks(fork, () =>
      market.sendAs(market.owner, prepareVeto(market.testChain.deployment, row?.onChainId ?? "0x")),
    )
    const lines = await market.db
      .select()
      .from(earning)
      .where(eq(earning.epochId, last?.id as Id<"epoch">))
    expect(new Set(lines.map((line) => line.state))).toEqual(new Set(["pending"]))
    const [struck] = await market.db
      .select()
      .from(epoch)
      .where(eq(epoch.id, last?.id as Id<"epoch">))
    expect(struck).toMatchObject({ state: "vetoed", acceptedAt: null })
    expect(await sendClaims(market.job)).toBe(0)
    await expectSound()
    await payEpoch()
    await sendClaims(market.job)
    await market.follow()
    expect(await balanceOf("eve")).toBeGreaterThan(before)
    await expectSound()
  })

  test("a sale that is challenged and partly refunded instead opens its epoch again with what is left", async () => {
    const bought = await buyGrant(market, buyer, releaseId)
    const fork = await markFork(market.testChain.client)
    await settleAll(market)
    await closeEpoch(market.context(market.owner.actor), { poolId: market.poolId })
    await advanceEpochs(market.job)
    await market.follow()
    const { deployment } = market.testChain
    await replaceBlocks(fork, async () => {
      await market.sendAs(
        buyer.person,
        prepareChallenge(deployment, bought.onChainId, `0x${"07".repeat(32)}`),
      )
      await market.sendAs(market.arbiter, prepareResolve(deployment, bought.onChainId, 4_000_000n))
    })
    expect(await grantRow(bought.id)).toMatchObject({
      state: "settled",
      settledAmount: marketPrice - 4_000_000n,
    })
    const lines = await market.db.select().from(earning).where(eq(earning.grantId, bought.id))
    expect(lines.reduce((sum, line) => sum + line.amount, 0n)).toBe(marketPrice - 4_000_000n)
    expect(lines.every((line) => line.state === "pending" && line.epochId === null)).toBe(true)
    const open = await market.db.select().from(epoch).where(eq(epoch.state, "open"))
    expect(open).toHaveLength(1)
    await expectSound()
    await payEpoch()
    await claimAs("ann")
    await expectSound()
  })

  test("an epoch that was built on a root that is gone waits, open, until that root is accepted again", async () => {
    await buyGrant(market, buyer, releaseId)
    await settleAll(market)
    await closeEpoch(market.context(market.owner.actor), { poolId: market.poolId })
    await advanceEpochs(market.job)
    await market.follow()
    await buyGrant(market, await makeBuyer(market, "second buyer"), releaseId)
    await settleAll(market)
    const fork = await markFork(market.testChain.client)
    await advanceEpochs(market.job)
    await market.follow()
    await closeEpoch(market.context(market.owner.actor), { poolId: market.poolId })
    await advanceEpochs(market.job)
    await market.follow()
    await claimAs("dan")
    const lastTwo = async () => (await market.db.select().from(epoch).orderBy(asc(epoch.number))).slice(-2)
    expect(await lastTwo()).toMatchObject([{ state: "accepted" }, { state: "proposed" }])
    await replaceBlocks(fork, async () => {})
    expect(await lastTwo()).toMatchObject([{ state: "proposed" }, { state: "open", root: null }])
    await expectSound()
    await advanceEpochs(market.job)
    await market.follow()
    await sendClaims(market.job)
    await payEpoch()
    expect(await lastTwo()).toMatchObject([{ state: "accepted" }, { state: "accepted" }])
    await claimAs("dan")
    await expectSound()
  })

  test("what was taken back stays on record", async () => {
    expect(await market.db.$count(chainEvent, isNotNull(chainEvent.orphanedAt))).toBeGreaterThan(0)
  })
})
