import { and, eq } from "drizzle-orm"
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest"
import { earning, epoch, poolModerator } from "@/db/schema"
import { makeBuyer } from "@/db/testing/market/buy"
import { makeCall, readBounty } from "@/db/testing/market/fund-bounty"
import { createMarketWorld, type MarketWorld } from "@/db/testing/market/market-world"
import type { TestPerson } from "@/db/testing/world"
import { promiseHoldSeconds } from "@/server/domain/bounty/call"
import type { Id } from "@/server/domain/id"
import { recomputeEpoch } from "@/server/domain/payout/recompute"
import { decideAppeal } from "../appeal/decide-appeal"
import { giveRejectionReview } from "../appeal/give-rejection-review"
import { openRejectionAppeal } from "../appeal/open-rejection-appeal"
import { admitAppealed } from "../contribution/admit-appealed"
import { admitContribution } from "../contribution/admit-contribution"
import { getContribution } from "../contribution/get-contribution"
import { revokeContribution } from "../contribution/revoke-contribution"
import { submitContribution } from "../contribution/submit-contribution"
import { announce, contributeRows, signConsent, upload } from "../contribution/testing/contributor"
import { checkMoney } from "../epoch/check-money"
import { closeEpoch } from "../epoch/close-epoch"
import { checkLedger } from "../ledger/check-ledger"
import { listLines } from "../statement/list-lines"
import { closeBounty } from "./close-bounty"
import { createCall } from "./create-call"
import { freeLapsedPromises } from "./free-lapsed-promises"
import { listBounties } from "./list-bounties"
import { listCalls } from "./list-calls"

const reward = 30_000n
let market: MarketWorld
let funder: TestPerson
let cora: TestPerson
let count = 0

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
/** So many rows that nobody has contributed yet. */
const rowsOf = (size: number) =>
  Array.from({ length: size }, () => {
    count += 1
    return { text: `an argument of its own, number ${count}` }
  })
const linesOf = (contributionId: Id<"contribution">) =>
  market.db
    .select()
    .from(earning)
    .where(and(eq(earning.sourceId, contributionId), eq(earning.role, "contributor")))

describe("a promise of a call", () => {
  test("comes to what is funded and not one unit more, with six contributors announcing at once", async () => {
    const bountyId = await makeCall(market, funder, { rewardAmount: reward, rewardCount: 13 })
    const people = await Promise.all(
      Array.from({ length: 6 }, (_, place) => market.person(`at once ${place}`)),
    )
    const made = await Promise.all(
      people.map((person) => announce(market, person, rowsOf(4), { bountyId, shownCount: 0 })),
    )
    const promised = await Promise.all(
      made.map(async ({ contributionId }, place) => {
        const { call } = await getContribution(as(people[place] ?? cora), { contributionId })
        return call?.promisedCount ?? 0
      }),
    )
    expect(promised.reduce((sum, one) => sum + one, 0)).toBe(13)
    expect(await readBounty(market, bountyId)).toMatchObject({ reservedAmount: 13n * reward })
    expect((await listCalls(as(cora), { poolId: market.poolId })).items).toEqual([])

    await market.advance(promiseHoldSeconds + 1)
    expect(await freeLapsedPromises(market.job)).toBe(6)
    expect(await freeLapsedPromises(market.job)).toBe(0)
    expect(await readBounty(market, bountyId)).toMatchObject({ reservedAmount: 0n, state: "open" })
    await closeBounty(as(funder), { bountyId })
  })

  test("is what was shown, keeps to a contributor's share, and is for this pool alone", async () => {
    const bountyId = await makeCall(market, funder, {
      ...{ rewardAmount: reward, rewardCount: 20, perContributorCount: 5 },
    })
    await contributeRows(market, cora, rowsOf(3), { bountyId, shownCount: 3 })
    const [offer] = (await listCalls(as(cora), { poolId: market.poolId })).items
    expect(offer).toMatchObject({ bountyId, ownCount: 3, freeAmount: 17n * reward, perContributorCount: 5 })
    const more = announce(market, cora, rowsOf(3), { bountyId, shownCount: 3 })
    await expect(more).rejects.toMatchObject({ code: "CONFLICT", details: { promisedCount: 2 } })
    const { contributionId } = await announce(market, cora, rowsOf(3), { bountyId, shownCount: 2 })
    expect((await getContribution(as(cora), { contributionId })).call).toMatchObject({
      ...{ promisedCount: 2, rewardedCount: null, rewardAmount: reward },
    })
    await revokeContribution(as(cora), { contributionId })
    const unknown = { bountyId: market.newId("bounty"), shownCount: 0 }
    await expect(announce(market, cora, rowsOf(1), unknown)).rejects.toMatchObject({ code: "NOT_FOUND" })
    await closeBounty(as(funder), { bountyId })
    const late = announce(market, cora, rowsOf(1), { bountyId, shownCount: 1 })
    await expect(late).rejects.toMatchObject({ code: "CONFLICT" })
  })

  test("asks for consent to train, and is made before the chain has the money for nobody", async () => {
    const terms = { rewardAmount: reward, rewardCount: 2, perContributorCount: null, endsAt: null }
    const awaiting = await createCall(as(funder), { ...terms, poolId: market.poolId, wanted: "Short texts" })
    const early = announce(market, cora, rowsOf(1), { bountyId: awaiting.bountyId, shownCount: 0 })
    await expect(early).rejects.toMatchObject({ code: "NOT_FOUND" })
    const bountyId = await makeCall(market, funder, terms)
    const made = await announce(market, cora, rowsOf(1), { bountyId, shownCount: 1 })
    await upload(market, cora, made)
    const { message, ...consent } = await signConsent(market, cora, made)
    const labelOnly = {
      ...{ ...consent, contributionId: made.contributionId, purposes: ["label" as const] },
      message: { ...message, purposes: ["label" as const] },
    }
    await expect(submitContribution(as(cora), labelOnly)).rejects.toMatchObject({ code: "BAD_INPUT" })
    await revokeContribution(as(cora), { contributionId: made.contributionId })
    await closeBounty(as(funder), { bountyId })
  })
})

test("a gate that closes while the vault judges leaves nothing promised and nothing earned", async () => {
  const bountyId = await makeCall(market, funder, { rewardAmount: reward, rewardCount: 12 })
  for (let round = 0; round < 6; round++) {
    const made = await announce(market, cora, rowsOf(2), { bountyId, shownCount: 2 })
    const { contributionId } = made
    await upload(market, cora, made)
    await submitContribution(as(cora), { contributionId, ...(await signConsent(market, cora, made)) })
    await Promise.all([
      admitContribution(market.job, { contributionId }),
      revokeContribution(as(cora), { contributionId }),
    ])
    const [line] = await linesOf(contributionId)
    expect(line?.state ?? "reversed").toBe("reversed")
  }
  expect(await readBounty(market, bountyId)).toMatchObject({ reservedAmount: 0n, earnedAmount: 0n })
  await closeBounty(as(funder), { bountyId })
})

describe("a reward of a call", () => {
  let bountyId: Id<"bounty">
  let keptId: Id<"contribution">
  const kept = rowsOf(2)

  test("is earned by each accepted item, as far as promised; rejected rows free theirs", async () => {
    bountyId = await makeCall(market, funder, { rewardAmount: reward, rewardCount: 8 })
    const rows = [...kept, { text: "x" }, kept[0] ?? {}]
    keptId = (await contributeRows(market, cora, rows, { bountyId, shownCount: 4 })).contributionId
    expect(await linesOf(keptId)).toMatchObject([
      { amount: 2n * reward, weight: 2n, state: "pending", bountyId },
    ])
    expect(await readBounty(market, bountyId)).toMatchObject({
      reservedAmount: 0n,
      earnedAmount: 2n * reward,
    })
    await admitContribution(market.job, { contributionId: keptId })
    expect(await getContribution(as(cora), { contributionId: keptId })).toMatchObject({
      ...{ earnedAmount: 2n * reward, call: { promisedCount: 4, rewardedCount: 2 } },
    })
    const { items: lines } = await listLines(as(cora), {})
    expect(lines.find((line) => line.bounty?.contributionId === keptId)).toMatchObject({
      ...{ role: "contributor", amount: 2n * reward, release: null },
      bounty: { runId: null, acceptedCount: 2, wanted: "Texts of this year" },
    })
    const { items } = await listBounties(market.context(), { poolId: market.poolId, isCall: true })
    const shown = items.find((one) => one.bountyId === bountyId)
    expect(shown).toMatchObject({ project: null, wanted: "Texts of this year" })
  })

  test("goes back to the call where its gate closes before the epoch does, and to the funder of a closed one", async () => {
    const first = await contributeRows(market, cora, rowsOf(3), { bountyId, shownCount: 3 })
    await revokeContribution(as(cora), first)
    expect(await linesOf(first.contributionId)).toMatchObject([{ state: "reversed", epochId: null }])
    expect(await readBounty(market, bountyId)).toMatchObject({
      earnedAmount: 2n * reward,
      reservedAmount: 0n,
    })
    expect(await getContribution(as(cora), first)).toMatchObject({
      ...{ earnedAmount: 0n, call: { promisedCount: 3, rewardedCount: 0 } },
    })
    const second = await contributeRows(market, cora, rowsOf(4), { bountyId, shownCount: 4 })
    await closeBounty(as(funder), { bountyId })
    expect(await readBounty(market, bountyId)).toMatchObject({ state: "closed", returnedAmount: 2n * reward })
    await revokeContribution(as(cora), second)
    await revokeContribution(as(cora), second)
    expect(await readBounty(market, bountyId)).toMatchObject({
      ...{ state: "closed", earnedAmount: 2n * reward, returnedAmount: 6n * reward },
    })
  })

  test("stands in the epoch's tree added up for each person, recomputed, and is theirs from then on", async () => {
    await closeEpoch(market.context(market.owner.actor), { poolId: market.poolId })
    const [row] = await market.db.select().from(epoch)
    const transcript = row?.transcript ?? fail()
    expect(recomputeEpoch(transcript).filter((step) => !step.isEqual)).toEqual([])
    const own = transcript.bounties?.find((one) => one.bountyId === bountyId) ?? fail()
    expect(own.lines.map(({ role, acceptedCount, amount }) => [role, acceptedCount, amount])).toEqual([
      ["contributor", "2", String(2n * reward)],
      ["funder", "0", String(6n * reward)],
    ])
    const forged = { ...own, lines: own.lines.map((line) => ({ ...line, acceptedCount: "3" })) }
    expect(recomputeEpoch({ ...transcript, bounties: [forged] }).find((step) => !step.isEqual)).toMatchObject(
      {
        step: "bounties",
      },
    )
    await revokeContribution(as(cora), { contributionId: keptId })
    expect(await linesOf(keptId)).toMatchObject([{ state: "pending", amount: 2n * reward }])
    expect(await readBounty(market, bountyId)).toMatchObject({ earnedAmount: 2n * reward })
  })

  test("is not paid a second time for the same content", async () => {
    const again = await makeCall(market, funder, { rewardAmount: reward, rewardCount: 3 })
    const rows = [...kept, ...rowsOf(1)]
    const sent = await contributeRows(market, cora, rows, { bountyId: again, shownCount: 3 })
    expect(await getContribution(as(cora), sent)).toMatchObject({
      ...{ acceptedCount: 3, call: { promisedCount: 3, rewardedCount: 1 }, earnedAmount: reward },
    })
    expect(await readBounty(market, again)).toMatchObject({ earnedAmount: reward, reservedAmount: 0n })
  })
})

function fail(): never {
  throw new Error("there is none")
}

describe("rows that an appeal takes in", () => {
  /** Appeals the first row of a contribution and has a moderator take it in. */
  async function takeIn(person: TestPerson, contributionId: Id<"contribution">) {
    const grounds = { reason: "said_by_many", words: "I say it too." } as const
    const { appealId } = await openRejectionAppeal(as(person), {
      contributionId,
      rowNumbers: [1],
      ...grounds,
    })
    const opinion = { appealId, decision: "take_in", reason: "common_words" } as const
    await giveRejectionReview(as(await market.person("mona")), opinion)
    await market.advance(61)
    await decideAppeal(market.job, { appealId })
    await admitAppealed(market.job, { appealId })
    await admitAppealed(market.job, { appealId })
    return appealId
  }

  test("earn the reward that was frozen for them, once, but not for content that a call has paid for", async () => {
    const mona = (await market.person("mona")).actor.accountId
    const row = { poolId: market.poolId, accountId: mona, appointedAt: market.clock.now() }
    await market.db.insert(poolModerator).values(row)
    const [said, own] = rowsOf(2)
    if (said === undefined || own === undefined) throw new Error("there are two rows")
    await contributeRows(market, await market.person("early"), [said])
    const bountyId = await makeCall(market, funder, { rewardAmount: reward, rewardCount: 5 })
    const { contributionId } = await contributeRows(market, cora, [said, own], { bountyId, shownCount: 2 })
    expect((await getContribution(as(cora), { contributionId })).call).toMatchObject({ rewardedCount: 1 })
    const appealId = await takeIn(cora, contributionId)
    expect((await getContribution(as(cora), { contributionId })).call).toMatchObject({ rewardedCount: 2 })
    const [line] = await market.db
      .select()
      .from(earning)
      .where(eq(earning.sourceId, `${contributionId}:${appealId}`))
    expect(line).toMatchObject({ amount: reward, accountId: cora.actor.accountId, role: "contributor" })
    expect(await readBounty(market, bountyId)).toMatchObject({
      earnedAmount: 2n * reward,
      reservedAmount: 0n,
    })

    const dan = await market.person("dan")
    const again = await contributeRows(market, dan, [said], { bountyId, shownCount: 1 })
    await takeIn(dan, again.contributionId)
    expect(await getContribution(as(dan), again)).toMatchObject({
      state: "accepted",
      call: { rewardedCount: 0 },
    })
    await revokeContribution(as(cora), { contributionId })
    expect(await readBounty(market, bountyId)).toMatchObject({ earnedAmount: 0n })
    await closeBounty(as(funder), { bountyId })
  })
})
