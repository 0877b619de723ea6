import { eq } from "drizzle-orm"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { chainCursor, earning, epoch, grant, pool } from "@/db/schema"
import { buyGrant, makeBuyer, settleAll } from "@/db/testing/market/buy"
import { contributeTexts, makeLabels, sellRelease } from "@/db/testing/market/market-rows"
import { createMarketWorld, type MarketWorld, marketPrice } from "@/db/testing/market/market-world"
import { prepareClaim, prepareVeto } from "@/server/chain/testing/wallet-calls"
import type { Id } from "@/server/domain/id"
import { buildMerkleTree, verifyMerkleProof } from "@/server/domain/payout/merkle"
import { recomputeEpoch } from "@/server/domain/payout/recompute"
import { transcriptHash } from "@/server/domain/payout/transcript"
import { claimAll } from "../claim/claim-all"
import { listClaims } from "../claim/list-claims"
import { sendClaims } from "../claim/send-claims"
import { checkLedger } from "../ledger/check-ledger"
import { getPoolMoney } from "../pool/get-pool-money"
import { exportCsv } from "../statement/export-csv"
import { getTotals } from "../statement/get-totals"
import { listLines } from "../statement/list-lines"
import { readProof } from "../statement/read-proof"
import { advanceEpochs } from "./advance-epochs"
import { checkMoney } from "./check-money"
import { closeDueEpochs } from "./close-due-epochs"
import { closeEpoch } from "./close-epoch"
import { getEpoch } from "./get-epoch"
import { listEpochs } from "./list-epochs"
import { prepareVeto as prepareOwnVeto } from "./prepare-veto"

let market: MarketWorld
let releaseId: Id<"release">

beforeAll(async () => {
  market = await createMarketWorld()
  const ann = await contributeTexts(market, "ann", ["first text", "second text"])
  const bob = await contributeTexts(market, "bob", ["third text"])
  const { projectId } = await makeLabels(market, [
    { itemId: ann.itemIds[0] as Id<"item">, points: { dan: 7n, eve: 3n } },
    { itemId: bob.itemIds[0] as Id<"item">, points: { dan: 5n, ann: 1n }, moderator: "mod" },
  ])
  releaseId = await sellRelease(market, projectId)
  await sell("first buyer")
})
afterAll(() => market?.close())

async function sell(buyerName: string): Promise<void> {
  await buyGrant(market, await makeBuyer(market, buyerName), releaseId)
  await settleAll(market)
}

const owner = () => market.context(market.owner.actor)
const as = async (name: string) => market.context((await market.person(name)).actor)
const epochs = () => market.db.select().from(epoch).orderBy(epoch.number)
const balanceOf = async (name: string) =>
  market.chain.readTokenBalance((await market.person(name)).actor.address)
const poolOnChainId = async () => {
  const [row] = await market.db.select().from(pool).where(eq(pool.id, market.poolId))
  return row?.onChainId ?? "0x"
}

/** What the worker does until the root that waits is accepted. */
async function acceptRoots(): Promise<void> {
  await advanceEpochs(market.job)
  await market.follow()
  await market.advance(7)
  await advanceEpochs(market.job)
  await market.follow()
}

describe("closing an epoch", () => {
  test("is the owner's and the schedule's, and there is nothing to close without earnings", async () => {
    await expect(closeEpoch(await as("ann"), { poolId: market.poolId })).rejects.toMatchObject({
      code: "FORBIDDEN",
    })
    expect(await closeDueEpochs(market.job)).toBe(0)
  })

  test("asked for three times at once, happens once", async () => {
    const asked = await Promise.allSettled(
      [1, 2, 3].map(() => closeEpoch(owner(), { poolId: market.poolId })),
    )
    expect(asked.filter((one) => one.status === "fulfilled")).toHaveLength(1)
    expect(await epochs()).toMatchObject([
      { number: 1, state: "closing", cumulativeTotalAmount: marketPrice },
    ])
  })

  test("leaves a transcript from which every line and the root are recomputed", async () => {
    const [row] = await epochs()
    const { transcript, leaves } = await getEpoch(market.context(), {
      epochId: row?.id as Id<"epoch">,
      cursor: null,
    })
    if (transcript === null) throw new Error("no transcript")
    expect(recomputeEpoch(transcript).filter((step) => !step.isEqual)).toEqual([])
    // Weights can be held against the project that the release was cut of.
    expect(transcript.releases.every(({ projectId }) => projectId?.startsWith("prj_"))).toBe(true)
    expect(transcriptHash(transcript)).toBe(row?.transcriptHash)
    expect(leaves.items).toHaveLength(6)
    const tampered = { ...transcript, root: `0x${"00".repeat(32)}` as const }
    expect(recomputeEpoch(tampered).filter((step) => !step.isEqual)).toHaveLength(1)
  })

  test("names people by their addresses, never by their accounts here", async () => {
    const [row] = await epochs()
    const sheet = await getEpoch(market.context(), { epochId: row?.id as Id<"epoch">, cursor: null })
    const text = JSON.stringify(sheet, (_key, value) => (typeof value === "bigint" ? String(value) : value))
    expect(text).not.toContain("acc_")
    expect(sheet.transcript?.earnings[0]?.address).toMatch(/^0x[0-9a-f]{40}$/)
  })

  test("names the access log's head of that moment", async () => {
    const [row] = await epochs()
    const { accessLogHead } = await market.vault.call("statistics", {})
    expect(row?.accessLogHead).toBe(accessLogHead)
  })
})

describe("proposing and accepting a root", () => {
  test("repeated by several workers, proposes once and waits for the window", async () => {
    await Promise.all([1, 2, 3].map(() => advanceEpochs(market.job)))
    await market.follow()
    await advanceEpochs(market.job)
    await market.follow()
    expect(await epochs()).toMatchObject([{ state: "proposed" }])
    await expect(closeEpoch(owner(), { poolId: market.poolId })).rejects.toMatchObject({
      code: "WRONG_STATE",
    })
  })

  test("vetoed by the owner, it is proposed again only when the owner closes it anew", async () => {
    const [row] = await epochs()
    const asked = { epochId: row?.id as Id<"epoch">, reason: "The moderator's share is too high." }
    await expect(prepareOwnVeto(await as("ann"), asked)).rejects.toMatchObject({ code: "FORBIDDEN" })
    const { call } = await prepareOwnVeto(owner(), asked)
    expect(call).toMatchObject({ functionName: "veto", args: [await poolOnChainId()] })
    await market.sendAs(market.owner, prepareVeto(market.testChain.deployment, await poolOnChainId()))
    await market.follow()
    expect(await epochs()).toMatchObject([
      { state: "vetoed", vetoReason: expect.stringMatching(/^Struck by 0x.*too high/) },
    ])
    await expect(prepareOwnVeto(owner(), asked)).rejects.toMatchObject({ code: "WRONG_STATE" })
    await market.advance(7)
    await advanceEpochs(market.job)
    expect((await market.chain.readPayouts(await poolOnChainId())).proposedRoot).toBeNull()
    await closeEpoch(owner(), { poolId: market.poolId })
    expect(await epochs()).toMatchObject([{ number: 1, state: "closing", vetoReason: null }])
  })

  test("cut off after the chain took the proposal, it goes on from there", async () => {
    const [row] = await epochs()
    await market.chain.proposeRoot(
      await poolOnChainId(),
      row?.root ?? "0x",
      row?.cumulativeTotalAmount ?? 0n,
      row?.transcriptHash ?? "0x",
    )
    await acceptRoots()
    expect(await epochs()).toMatchObject([{ state: "accepted" }])
    const lines = await market.db.select().from(earning)
    expect(new Set(lines.map((line) => line.state))).toEqual(new Set(["claimable"]))
  })

  test("shows each line with a proof that leads to the accepted root", async () => {
    const { items } = await listLines(await as("ann"), { cursor: null })
    // Two items of hers, one annotation.
    expect(items.map((line) => `${line.role} ${line.evidenceCount}`).sort()).toEqual([
      "contributor 2",
      "labeler 1",
    ])
    const { acceptedRoot } = await market.chain.readPayouts(await poolOnChainId())
    const { chainId, addresses } = market.chain
    for (const { earningId, epoch: of } of items) {
      const leaf = await readProof(await as("ann"), { earningId })
      if (leaf === null) throw new Error("a line without its leaf")
      expect(of).toMatchObject({ number: 1, state: "accepted", root: acceptedRoot })
      const domain = {
        chainId,
        payouts: addresses.payouts,
        poolOnChainId: await poolOnChainId(),
        token: addresses.token,
      }
      const account = (await market.person("ann")).actor.address
      expect(verifyMerkleProof(domain, leaf.root, { ...leaf, account }, leaf.proof)).toBe(true)
      await expect(readProof(await as("dan"), { earningId })).rejects.toMatchObject({ code: "NOT_FOUND" })
    }
  })
})

describe("claiming", () => {
  test("pressed twice and sent by two workers, pays once and without the person's gas", async () => {
    const ann = await as("ann")
    const before = await balanceOf("ann")
    const totals = await getTotals(ann)
    expect(totals.claimableAmount).toBeGreaterThan(0n)
    const [once, twice] = await Promise.all([claimAll(ann), claimAll(ann)])
    expect(twice.claimIds).toEqual(once.claimIds)
    await Promise.all([sendClaims(market.job), sendClaims(market.job)])
    await Promise.all([market.follow(), market.follow()])
    expect((await balanceOf("ann")) - before).toBe(totals.claimableAmount)
    expect(await getTotals(ann)).toMatchObject({ claimableAmount: 0n, claimedAmount: totals.claimableAmount })
    expect((await listClaims(ann, { cursor: null })).items).toMatchObject([
      { state: "confirmed", amount: totals.claimableAmount },
    ])
    await expect(claimAll(ann)).rejects.toMatchObject({ code: "NOTHING_TO_DO" })
    const { items } = await listLines(ann, { state: "claimed", cursor: null })
    const epochId = items[0]?.epoch?.epochId
    expect((await getTotals(ann)).epochs.map((one) => one.epochId)).toContain(epochId)
    const ofEpoch = await listLines(ann, { epochId, cursor: null })
    expect(ofEpoch.items).toEqual(
      (await listLines(ann, {})).items.filter((line) => line.epoch?.epochId === epochId),
    )
    expect(items[0]?.claim?.transactionHash).toMatch(/^0x/)
  })

  test("shows anybody what the pool was given, owes and holds, from one block of the chain", async () => {
    const { money } = await getPoolMoney(market.context(), { poolId: market.poolId })
    if (money === null) throw new Error("the pool is on chain")
    const { chain, records, acceptedEpoch } = money
    expect(records).toMatchObject({ isSound: true, dustAmount: 0n, fundedAmount: chain.fundedAmount })
    expect(chain.heldAmount).toBe(chain.fundedAmount - records.claimedAmount)
    expect(chain.contractAmount).toBe(chain.heldAmount)
    expect(chain.blockNumber).toBeGreaterThan(0n)
    expect(acceptedEpoch).toMatchObject({ number: 1 })
    // A claim that the records have not followed yet is a difference, and is shown as one.
    const ahead = {
      ...chain,
      claimedAmount: chain.claimedAmount + 1n,
    }
    const stale = { ...market.chain, readPoolMoney: async () => ahead }
    const shown = await getPoolMoney({ ...market.context(), chain: stale }, { poolId: market.poolId })
    expect(shown.money?.records).toMatchObject({ isSound: false, dustAmount: 0n })
  })

  test("cut off before the transaction's hash was kept, is paid once all the same", async () => {
    const dan = await as("dan")
    const { claimableAmount } = await getTotals(dan)
    await claimAll(dan)
    const failing = { ...market.chain, claimMany: () => Promise.reject(new Error("killed")) }
    await expect(sendClaims({ ...market.job, chain: failing })).rejects.toThrow("killed")
    expect(await sendClaims(market.job)).toBe(0)
    market.clock.advanceSeconds(61)
    expect(await sendClaims(market.job)).toBe(1)
    await market.follow()
    expect(await balanceOf("dan")).toBe(claimableAmount)
    expect(await sendClaims(market.job)).toBe(0)
  })

  test("a claim that somebody else sent is known here too, and settles one that waited", async () => {
    const eve = await as("eve")
    await claimAll(eve)
    const { items } = await listLines(eve, { cursor: null })
    const [line] = items
    const leaf = line === undefined ? null : await readProof(eve, { earningId: line.earningId })
    if (leaf === null) throw new Error("no leaf")
    const account = (await market.person("eve")).actor.address
    const call = { poolOnChainId: await poolOnChainId(), account, ...leaf }
    await market.sendAs(await market.person("helper"), prepareClaim(market.testChain.deployment, call))
    await market.follow()
    expect((await listClaims(eve, { cursor: null })).items).toMatchObject([{ state: "confirmed" }])
    expect(await sendClaims(market.job)).toBe(0)
  })

  test("a statement leaves as a table that a spreadsheet opens", async () => {
    const { text, fileName } = await exportCsv(await as("ann"))
    expect(fileName).toMatch(/^millpond-statement-.*\.csv$/)
    expect(text.split("\r\n")).toHaveLength(4)
    expect(text).toContain("Convincing arguments")
  })
})

describe("a second epoch", () => {
  test("is closed by the schedule and stands on the first: people get the difference", async () => {
    await sell("second buyer")
    expect(await closeDueEpochs(market.job)).toBe(0)
    await market.advance(61)
    expect(await closeDueEpochs(market.job)).toBe(1)
    await acceptRoots()
    expect(await epochs()).toMatchObject([
      { number: 1, state: "accepted" },
      { number: 2, state: "accepted", epochAmount: marketPrice, cumulativeTotalAmount: 2n * marketPrice },
    ])
    const [, second] = await epochs()
    expect(recomputeEpoch(second?.transcript ?? fail()).every((step) => step.isEqual)).toBe(true)
    const before = await balanceOf("ann")
    const { claimableAmount } = await getTotals(await as("ann"))
    for (const name of ["ann", "bob", "dan", "mod", "treasury"]) await claimAll(await as(name))
    await sendClaims(market.job)
    await market.follow()
    expect((await balanceOf("ann")) - before).toBe(claimableAmount)
  })

  test("money funded = claimed + claimable + pending, to the unit, and the ledger is sound", async () => {
    const [check] = await checkMoney(market.job)
    expect(check).toMatchObject({
      fundedAmount: 2n * marketPrice,
      dustAmount: 0n,
      pendingAmount: 0n,
      isSound: true,
    })
    expect(check?.claimableAmount).toBeGreaterThan(0n)
    expect(await checkLedger(market.job)).toMatchObject({ isSound: true })
    const list = await listEpochs(market.context(), { poolId: market.poolId, cursor: null })
    expect(list).toMatchObject({ waitingAmount: 0n, can: { close: false } })
  })
})

describe("a root that is not of our making", () => {
  test("is noted, its payments are known, and nothing behind it is kept from being read", async () => {
    const stranger = (await market.person("outsider")).actor
    const domain = {
      chainId: market.chain.chainId,
      payouts: market.chain.addresses.payouts,
      poolOnChainId: await poolOnChainId(),
      token: market.chain.addresses.token,
    }
    const { acceptedTotalAmount } = await market.chain.readPayouts(domain.poolOnChainId)
    const tree = buildMerkleTree(domain, [{ account: stranger.address, cumulativeAmount: 1n }])
    await market.chain.proposeRoot(domain.poolOnChainId, tree.root, acceptedTotalAmount, domain.poolOnChainId)
    await market.advance(7)
    await market.chain.acceptRoot(domain.poolOnChainId)
    const call = {
      poolOnChainId: domain.poolOnChainId,
      account: stranger.address,
      cumulativeAmount: 1n,
      proof: [],
    }
    await market.chain.claimMany([call])
    expect(await market.follow()).toBe(3)
    const [check] = await checkMoney(market.job)
    expect(check?.isSound).toBe(false)
    expect(await checkLedger(market.job)).toMatchObject({ isSound: true })
  })
})

describe("a reorganized chain", () => {
  test("is read again without applying anything twice", async () => {
    const [sales, lines] = [await market.db.$count(grant), await market.db.$count(earning)]
    await market.db.update(chainCursor).set({ blockHash: `0x${"00".repeat(32)}` })
    expect(await market.follow()).toBe(0)
    expect(await market.db.$count(grant)).toBe(sales)
    expect(await market.db.$count(earning)).toBe(lines)
    const [cursor] = await market.db.select().from(chainCursor)
    expect(cursor?.blockHash).not.toBe(`0x${"00".repeat(32)}`)
  })
})

function fail(): never {
  throw new Error("no transcript")
}
