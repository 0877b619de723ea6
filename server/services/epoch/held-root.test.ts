import { desc, eq } from "drizzle-orm"
import { encodeFunctionData } from "viem"
import { afterAll, beforeAll, expect, test } from "vitest"
import { developmentUsdAbi } from "@/contracts/abi/development-usd"
import { payoutsAbi } from "@/contracts/abi/payouts"
import { audit, earning, epoch, pool } from "@/db/schema"
import { type Buyer, buyGrant, makeBuyer, settleAll } from "@/db/testing/market/buy"
import { makeCall } from "@/db/testing/market/fund-bounty"
import { contributeTexts, makeLabels, sellRelease } from "@/db/testing/market/market-rows"
import { createMarketWorld, type MarketWorld, marketPrice } from "@/db/testing/market/market-world"
import { prepareAccept } from "@/server/chain/payouts"
import { type Fork, markFork, mineBlocks } from "@/server/chain/testing/rollback"
import {
  prepareApprove,
  prepareChallenge,
  prepareFund,
  prepareResolve,
} from "@/server/chain/testing/wallet-calls"
import type { Id } from "@/server/domain/id"
import { recomputeEpoch } from "@/server/domain/payout/recompute"
import { claimAll } from "../claim/claim-all"
import { sendClaims } from "../claim/send-claims"
import type { ServiceContext } from "../context"
import { checkLedger } from "../ledger/check-ledger"
import { getPoolMoney } from "../pool/get-pool-money"
import { listMyPools } from "../pool/list-my-pools"
import { getTotals } from "../statement/get-totals"
import { listLines } from "../statement/list-lines"
import { advanceEpochs } from "./advance-epochs"
import { checkMoney } from "./check-money"
import { closeEpoch } from "./close-epoch"
import { listEpochs } from "./list-epochs"
import { prepareCover } from "./prepare-cover"

const refundAmount = 4_000_000n
let market: MarketWorld
let buyer: Buyer
let owner: ServiceContext
let poolOnChainId: `0x${string}`
let grantId: Id<"grant">
let epochId: Id<"epoch">
let beforePayment: Fork

beforeAll(async () => {
  market = await createMarketWorld()
  const ann = await contributeTexts(market, "ann", ["first text", "second text"])
  const { projectId } = await makeLabels(market, [
    { itemId: ann.itemIds[0] as Id<"item">, points: { dan: 7n, eve: 3n }, moderator: "mod" },
  ])
  const releaseId = await sellRelease(market, projectId)
  buyer = await makeBuyer(market, "buyer")
  owner = market.context(market.owner.actor)
  const [row] = await market.db.select().from(pool).where(eq(pool.id, market.poolId))
  poolOnChainId = row?.onChainId ?? "0x"
  // Others' money in the pool: without it the chain would refuse a root that pays too much by itself.
  await makeCall(market, buyer.person, { rewardAmount: 1_000_000n, rewardCount: 5 })
  await holdRoot(releaseId)
})
afterAll(() => market?.close())

/** A root that the chain has, and whose sale another chain refunded in part. */
async function holdRoot(releaseId: Id<"release">): Promise<void> {
  const bought = await buyGrant(market, buyer, releaseId)
  grantId = bought.id
  const fork = await markFork(market.testChain.client)
  await settleAll(market)
  epochId = (await closeEpoch(owner, { poolId: market.poolId })).epochId
  await advanceEpochs(market.job)
  await market.follow()
  const { root, cumulativeTotalAmount, transcriptHash } = await readEpoch()
  const { deployment } = market.testChain
  await replaceBlocks(fork, async () => {
    const challenge = prepareChallenge(deployment, bought.onChainId, `0x${"07".repeat(32)}`)
    await market.sendAs(buyer.person, challenge)
    await market.sendAs(market.arbiter, prepareResolve(deployment, bought.onChainId, refundAmount))
    const terms = [root ?? "0x", cumulativeTotalAmount ?? 0n, transcriptHash ?? "0x"] as const
    await market.chain.proposeRoot(poolOnChainId, ...terms)
  })
  await market.advance(7)
}

/** Goes on with another chain, longer than the one that is gone. */
async function replaceBlocks(fork: Fork, instead: () => Promise<unknown>): Promise<void> {
  const height = await market.testChain.client.getBlockNumber()
  await fork.rollBack()
  await instead()
  const missing = Number(height - (await market.testChain.client.getBlockNumber()))
  await mineBlocks(market.testChain.client, Math.max(missing, 0) + 3)
  await market.follow()
}

async function readEpoch() {
  const [row] = await market.db.select().from(epoch).where(eq(epoch.id, epochId)).orderBy(desc(epoch.number))
  if (row === undefined) throw new Error("no epoch")
  return row
}

async function readLines() {
  const lines = await market.db.select().from(earning).where(eq(earning.grantId, grantId))
  const states = new Set(lines.map(({ state }) => state))
  return { amount: lines.reduce((sum, line) => sum + line.amount, 0n), states: [...states], lines }
}

async function expectSound(): Promise<void> {
  expect(await checkMoney(market.job)).toMatchObject([{ isSound: true, dustAmount: 0n }])
  expect(await checkLedger(market.job)).toMatchObject({ isSound: true })
}

async function claimAs(name: string): Promise<bigint> {
  const { actor } = await market.person(name)
  const before = await market.chain.readTokenBalance(actor.address)
  await claimAll(market.context(actor))
  await sendClaims(market.job)
  await market.follow()
  return (await market.chain.readTokenBalance(actor.address)) - before
}

async function expectHeld(): Promise<void> {
  const { items, shortfall } = await listEpochs(owner, { poolId: market.poolId })
  expect(items.filter(({ isHeld }) => isHeld)).toMatchObject([{ epochId, state: "proposed" }])
  expect(shortfall).toEqual({ amount: refundAmount, missingAmount: refundAmount })
  const { amount, lines } = await readLines()
  expect(amount).toBe(marketPrice - refundAmount)
  expect(lines.every((line) => line.state === "pending" && line.epochId === null)).toBe(true)
  await expectSound()
}

test("a root that another chain has, and that pays more than is owed, is held back and its owner told", async () => {
  for (const _ of [1, 2]) await advanceEpochs(market.job)
  await market.follow()
  await expectHeld()
  expect((await listMyPools(owner)).owned).toMatchObject([{ heldEpochNumber: (await readEpoch()).number }])
  const { money } = await getPoolMoney(market.context(), { poolId: market.poolId })
  expect(money).toMatchObject({ heldEpoch: { epochId } })
  expect(await market.db.$count(audit, eq(audit.action, "epoch.held"))).toBe(1)
  await expect(closeEpoch(owner, { poolId: market.poolId })).rejects.toMatchObject({ code: "WRONG_STATE" })
})

test("only its owner is told what to pay, and is not asked for what their wallet does not hold", async () => {
  await expect(prepareCover(buyer.context, { epochId })).rejects.toMatchObject({ code: "FORBIDDEN" })
  await expect(prepareCover(owner, { epochId })).rejects.toMatchObject({ code: "INSUFFICIENT_FUNDS" })
})

test("is covered by the owner's payment of the difference, and then pays everybody what its transcript says", async () => {
  beforePayment = await markFork(market.testChain.client)
  await market.chain.fillWallet(market.owner.actor.address, refundAmount, 10n ** 18n)
  const [approve, fund] = (await prepareCover(owner, { epochId })).calls
  const allowance = encodeFunctionData({ abi: developmentUsdAbi, ...approve })
  await market.sendAs(market.owner, { to: approve.address, data: allowance })
  const payment = encodeFunctionData({ abi: payoutsAbi, ...fund })
  await market.sendAs(market.owner, { to: fund.address, data: payment })
  await market.follow()
  await expect(prepareCover(owner, { epochId })).rejects.toMatchObject({ code: "NOTHING_TO_DO" })
  await advanceEpochs(market.job)
  await market.follow()
  const { state, transcript } = await readEpoch()
  expect(state).toBe("accepted")
  expect(transcript === null ? [] : recomputeEpoch(transcript).filter(({ isEqual }) => !isEqual)).toEqual([])
  expect(await readLines()).toMatchObject({ amount: marketPrice, states: ["claimable"] })
  await expectSound()
  const ann = market.context((await market.person("ann")).actor)
  expect((await listLines(ann, {})).items).toMatchObject([
    { saleAmount: marketPrice - refundAmount, dividedAmount: marketPrice, release: { isPublished: false } },
  ])
  const { claimableAmount } = await getTotals(ann)
  expect(await claimAs("ann")).toBe(claimableAmount)
  await expectSound()
})

test("is held back again when the payment's block is gone, with all that rested on it", async () => {
  await replaceBlocks(beforePayment, async () => {})
  expect((await readEpoch()).state).toBe("proposed")
  await expectHeld()
  expect(await sendClaims(market.job)).toBe(0)
})

test("is covered by anybody's payment, also where they accept it at the contract before the worker does", async () => {
  const { deployment } = market.testChain
  const { payouts } = deployment.addresses
  await market.chain.fillWallet(buyer.person.actor.address, refundAmount, 10n ** 18n)
  await market.sendAs(buyer.person, prepareApprove(deployment, payouts, refundAmount))
  await market.sendAs(buyer.person, prepareFund(deployment, poolOnChainId, refundAmount))
  await market.sendAs(buyer.person, prepareAccept(deployment, poolOnChainId))
  await market.follow()
  expect((await readEpoch()).state).toBe("accepted")
  expect(await readLines()).toMatchObject({ amount: marketPrice, states: ["claimable"] })
  expect(await market.db.$count(audit, eq(audit.action, "epoch.covered"))).toBe(2)
  await expectSound()
  expect(await claimAs("dan")).toBeGreaterThan(0n)
  await expectSound()
})
