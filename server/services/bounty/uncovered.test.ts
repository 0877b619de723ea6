import { eq } from "drizzle-orm"
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest"
import { earning, epoch } from "@/db/schema"
import { makeBuyer } from "@/db/testing/market/buy"
import { makeCall, readBounty, sendFunding } from "@/db/testing/market/fund-bounty"
import { createMarketWorld, type MarketWorld } from "@/db/testing/market/market-world"
import type { TestPerson } from "@/db/testing/world"
import { type Fork, markFork, mineBlocks, readSent, sendAgain } from "@/server/chain/testing/rollback"
import type { Id } from "@/server/domain/id"
import { recomputeEpoch } from "@/server/domain/payout/recompute"
import { admitContribution } from "../contribution/admit-contribution"
import { getContribution } from "../contribution/get-contribution"
import { submitContribution } from "../contribution/submit-contribution"
import { announce, contributeRows, signConsent, upload } from "../contribution/testing/contributor"
import { advanceEpochs } from "../epoch/advance-epochs"
import { checkMoney } from "../epoch/check-money"
import { closeEpoch } from "../epoch/close-epoch"
import { checkLedger } from "../ledger/check-ledger"
import { listLines } from "../statement/list-lines"
import { closeBounty } from "./close-bounty"
import { confirmFunding } from "./confirm-funding"
import { createCall } from "./create-call"
import { getBounty } from "./get-bounty"
import { listCalls } from "./list-calls"
import { tendBounties } from "./tend-bounties"

const reward = 40_000n
const wish = { rewardAmount: reward, rewardCount: 6 }
let market: MarketWorld
let funder: TestPerson
let cora: TestPerson

beforeAll(async () => {
  market = await createMarketWorld()
  funder = (await makeBuyer(market, "buyer")).person
  cora = await market.person("cora")
})
afterEach(async () => {
  expect(await checkLedger(market.job)).toMatchObject({ isSound: true, faults: [] })
  expect(await checkMoney(market.job)).toMatchObject([{ isSound: true, dustAmount: 0n }])
})
afterAll(() => market?.close())

const as = (person: TestPerson) => market.context(person.actor)
const linesOf = (bountyId: Id<"bounty">) =>
  market.db.select().from(earning).where(eq(earning.bountyId, bountyId))
const head = () => market.testChain.client.getBlockNumber()

/** Goes on with another chain, longer than the one that is gone. */
async function replaceBlocks(fork: Fork, instead: () => Promise<unknown>): Promise<void> {
  const height = await head()
  await fork.rollBack()
  await instead()
  await mineBlocks(market.testChain.client, Math.max(Number(height - (await head())), 0) + 3)
  await market.follow()
}

/** A contribution that was handed in and waits for the vault. */
async function handIn(bountyId: Id<"bounty">, texts: readonly string[]) {
  const rows = texts.map((text) => ({ text }))
  const made = await announce(market, cora, rows, { bountyId, shownCount: texts.length })
  await upload(market, cora, made)
  const consent = await signConsent(market, cora, made)
  await submitContribution(as(cora), { contributionId: made.contributionId, ...consent })
  return made
}

describe("a bounty whose money the chain took back after it was used", () => {
  let bountyId: Id<"bounty">
  let waiting: Awaited<ReturnType<typeof handIn>>

  test("promises nothing more, holds what it owes out of every tree, and returns nothing", async () => {
    const fork = await markFork(market.testChain.client)
    bountyId = await makeCall(market, funder, wish)
    const rows = [{ text: "earned before the chain changed" }, { text: "and another one beside it" }]
    await contributeRows(market, cora, rows, { bountyId, shownCount: 2 })
    waiting = await handIn(bountyId, ["promised before the chain changed"])
    await replaceBlocks(fork, async () => {})

    expect((await getBounty(as(cora), { bountyId })).uncoveredAt).not.toBeNull()
    expect(await linesOf(bountyId)).toMatchObject([{ state: "held", amount: 2n * reward }])
    expect((await listCalls(as(cora), { poolId: market.poolId })).items).toEqual([])
    const more = announce(market, cora, [{ text: "too late" }], { bountyId, shownCount: 1 })
    await expect(more).rejects.toMatchObject({ code: "CONFLICT" })
    await expect(closeBounty(as(funder), { bountyId })).rejects.toMatchObject({ code: "WRONG_STATE" })
    expect(await tendBounties(market.job)).toBe(0)
    const closing = closeEpoch(market.context(market.owner.actor), { poolId: market.poolId })
    await expect(closing).rejects.toMatchObject({ code: "NOTHING_TO_DO" })
  })

  test("decides what it promised all the same: it is owed, and held", async () => {
    await admitContribution(market.job, waiting)
    expect(await getContribution(as(cora), waiting)).toMatchObject({
      call: { rewardedCount: 1, isCovered: false },
    })
    expect((await listLines(as(cora), {})).items.map(({ state, amount }) => [state, amount])).toEqual(
      expect.arrayContaining([
        ["held", 2n * reward],
        ["held", reward],
      ]),
    )
    expect(await readBounty(market, bountyId)).toMatchObject({
      earnedAmount: 3n * reward,
      reservedAmount: 0n,
    })
  })

  test("is covered again by another payment of its funder: what was held goes into the next tree", async () => {
    await market.chain.fillWallet(funder.actor.address, 1_000_000_000n, 10n ** 18n)
    const transactionHash = await sendFunding(market, funder, bountyId)
    await confirmFunding(as(funder), { bountyId, transactionHash })
    await market.follow()
    expect(await readBounty(market, bountyId)).toMatchObject({
      ...{
        uncoveredAt: null,
        state: "open",
        earnedAmount: 3n * reward,
        fundTransactionHash: transactionHash,
      },
    })
    expect((await linesOf(bountyId)).map((line) => line.state)).toEqual(["pending", "pending"])
    await closeBounty(as(funder), { bountyId })
    await closeEpoch(market.context(market.owner.actor), { poolId: market.poolId })
    const [row] = await market.db.select().from(epoch)
    const transcript = row?.transcript ?? fail()
    expect(recomputeEpoch(transcript).filter((step) => !step.isEqual)).toEqual([])
    expect(row?.epochAmount).toBe(6n * reward)
    for (let step = 0; step < 2; step++) {
      await advanceEpochs(market.job)
      await market.follow()
      await market.advance(7)
    }
    expect((await linesOf(bountyId)).map((line) => line.state)).toEqual(Array(3).fill("claimable"))
  })
})

test("a funding that comes back with all that rests on it, behind another event, leaves every line in its tree", async () => {
  const { client } = market.testChain
  const earlier = await createCall(as(funder), {
    ...{ ...wish, rewardCount: 1, poolId: market.poolId, wanted: "Something else first" },
    ...{ perContributorCount: null, endsAt: null },
  })
  const other = await market.person("another funder")
  await market.chain.fillWallet(other.actor.address, 1_000_000_000n, 10n ** 18n)
  const fork = await markFork(client)
  const start = (await head()) + 1n
  const bountyId = await makeCall(market, other, wish)
  await contributeRows(market, cora, [{ text: "in a tree before the chain changed" }], {
    ...{ bountyId, shownCount: 1 },
  })
  const { epochId } = await closeEpoch(market.context(market.owner.actor), { poolId: market.poolId })
  await advanceEpochs(market.job)
  await market.follow()
  const before = await linesOf(bountyId)
  const sent = await readSent(client, start)
  await replaceBlocks(fork, async () => {
    await sendFunding(market, funder, earlier.bountyId)
    await sendAgain(client, sent)
  })
  expect(await linesOf(bountyId)).toEqual(before)
  expect(before).toMatchObject([{ state: "pending", epochId }])
  expect(await readBounty(market, bountyId)).toMatchObject({ uncoveredAt: null, earnedAmount: reward })
  const [row] = await market.db.select().from(epoch).where(eq(epoch.id, epochId))
  expect(row).toMatchObject({ state: "proposed", epochAmount: reward })
})

function fail(): never {
  throw new Error("there is none")
}
