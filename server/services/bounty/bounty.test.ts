import { and, eq, isNotNull } from "drizzle-orm"
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest"
import { assignment, bounty, chainCursor, earning, epoch } from "@/db/schema"
import { projectDraft } from "@/db/testing/doors/labeling-rooms"
import { makeBuyer } from "@/db/testing/market/buy"
import { makeBounty, readBounty, sendFunding } from "@/db/testing/market/fund-bounty"
import { contributeTexts } from "@/db/testing/market/market-rows"
import { createMarketWorld, type MarketWorld } from "@/db/testing/market/market-world"
import type { TestPerson } from "@/db/testing/world"
import { markFork, mineBlocks, readSent, sendAgain } from "@/server/chain/testing/rollback"
import type { Id } from "@/server/domain/id"
import { recomputeEpoch } from "@/server/domain/payout/recompute"
import { claimAll } from "../claim/claim-all"
import { sendClaims } from "../claim/send-claims"
import { advanceEpochs } from "../epoch/advance-epochs"
import { checkMoney } from "../epoch/check-money"
import { closeEpoch } from "../epoch/close-epoch"
import { checkLedger } from "../ledger/check-ledger"
import { postTransfers } from "../ledger/post-transfers"
import { closeProject } from "../project/close-project"
import { createProject } from "../project/create-project"
import { openProject } from "../project/open-project"
import { abandonRun } from "../run/abandon-run"
import { answerRun } from "../run/answer-run"
import { finishRun } from "../run/finish-run"
import { getRun } from "../run/get-run"
import { takeRun } from "../run/take-run"
import { exportCsv } from "../statement/export-csv"
import { listLines } from "../statement/list-lines"
import { readProof } from "../statement/read-proof"
import { closeBounty } from "./close-bounty"
import { createBounty } from "./create-bounty"
import { discardBounty } from "./discard-bounty"
import { payOverturned } from "./pay-overturned"
import { readRunRewards } from "./read-rewards"
import { tendBounties } from "./tend-bounties"

const readerRecipient = `age1${"q".repeat(58)}`
const reward = 70_000n
let market: MarketWorld
let funder: TestPerson

beforeAll(async () => {
  market = await createMarketWorld()
  funder = (await makeBuyer(market, "buyer")).person
  const texts = Array.from({ length: 8 }, (_, place) => `text number ${place}`)
  await contributeTexts(market, "cora", texts)
})
afterEach(async () => {
  expect(await checkLedger(market.job)).toMatchObject({ isSound: true, faults: [] })
  expect(await checkMoney(market.job)).toMatchObject([{ isSound: true, dustAmount: 0n }])
})
afterAll(() => market?.close())

const as = async (name: string) => market.context((await market.person(name)).actor)
const yes = { optionIds: ["yes"] }
const no = { optionIds: ["no"] }

/** A project with room for so many labelers on each of eight tasks. */
async function openRoom(labelerCount = 9, runSize = 4): Promise<Id<"project">> {
  const owner = market.context(market.owner.actor)
  const overlap = { minLabels: labelerCount, maxLabels: 9, targetConfidence: 0.6 }
  const draft = { ...projectDraft, ...overlap, runSize, poolId: market.poolId }
  const { projectId } = await createProject(owner, draft)
  await openProject(owner, { projectId })
  return projectId
}

async function take(projectId: Id<"project">, name: string): Promise<Id<"run">> {
  return (await takeRun(await as(name), { projectId, stakePoints: 0n, readerRecipient })).runId
}

async function answer(name: string, runId: Id<"run">, given: typeof yes): Promise<void> {
  const context = await as(name)
  const { assignments } = await getRun(context, { runId })
  const answers = assignments.map(({ assignmentId }) => ({ assignmentId, answer: given }))
  await answerRun(context, { runId, answers })
  await finishRun(context, { runId })
}

const rewardedCount = (bountyId: Id<"bounty">) =>
  market.db.$count(assignment, and(eq(assignment.bountyId, bountyId), isNotNull(assignment.rewardAmount)))

describe("funding", () => {
  test("promises nothing before the chain has its money, and opens once, however often it is read", async () => {
    const projectId = await openRoom()
    const context = market.context(funder.actor)
    const { bountyId } = await createBounty(context, {
      ...{ projectId, rewardAmount: reward, rewardCount: 10, endsAt: null },
    })
    await take(projectId, "early")
    expect(await rewardedCount(bountyId)).toBe(0)
    await sendFunding(market, funder, bountyId)
    await market.follow()
    expect(await readBounty(market, bountyId)).toMatchObject({ state: "open", fundedAmount: 10n * reward })
    await market.db.update(chainCursor).set({ nextBlock: market.chain.startBlock, blockHash: null })
    await market.follow()
    expect(await readBounty(market, bountyId)).toMatchObject({ state: "open", reservedAmount: 0n })
    await expect(discardBounty(context, { bountyId })).rejects.toMatchObject({ code: "WRONG_STATE" })
  })

  test("goes to the bounty whose transaction it is, and opens even one that was discarded meanwhile", async () => {
    const projectId = await openRoom()
    const context = market.context(funder.actor)
    const wish = { projectId, rewardAmount: reward, rewardCount: 3, endsAt: null }
    const [kept, discarded] = [await createBounty(context, wish), await createBounty(context, wish)]
    await sendFunding(market, funder, discarded.bountyId)
    await discardBounty(context, discarded)
    await market.follow()
    expect((await readBounty(market, kept.bountyId)).state).toBe("open")
    await expect(closeBounty(context, discarded)).rejects.toMatchObject({ code: "WRONG_STATE" })
    await market.db.update(bounty).set({ fundTransactionHash: null }).where(eq(bounty.id, discarded.bountyId))
    await sendFunding(market, funder, discarded.bountyId)
    await market.follow()
    expect((await readBounty(market, discarded.bountyId)).state).toBe("open")
  })

  test("taken back by the chain, awaits its money again, and counts it once when it comes back", async () => {
    const { client } = market.testChain
    const wish = { projectId: await openRoom(), rewardAmount: reward, rewardCount: 6 }
    for (const isPromised of [false, true]) {
      const fork = await markFork(client)
      const start = (await client.getBlockNumber()) + 1n
      const bountyId = await makeBounty(market, funder, wish)
      const promised = isPromised ? await take(wish.projectId, "forked") : null
      const { reservedAmount } = await readBounty(market, bountyId)
      const sent = await readSent(client, start)
      await fork.rollBack()
      await mineBlocks(client, sent.length + 3)
      await market.follow()
      const gone = await readBounty(market, bountyId)
      expect([gone.state, gone.uncoveredAt === null]).toEqual(
        isPromised ? ["open", false] : ["awaiting", true],
      )
      if (promised !== null) {
        expect(await readRunRewards(market.db, promised)).toMatchObject({ isCovered: false })
        const late = await take(wish.projectId, "late to an uncovered bounty")
        expect(await readRunRewards(market.db, late)).toBeNull()
      }
      await sendAgain(client, sent)
      await market.follow()
      expect(await readBounty(market, bountyId)).toMatchObject({
        ...{ state: "open", reservedAmount, uncoveredAt: null },
      })
      expect(await checkMoney(market.job)).toMatchObject([{ isSound: true }])
      await closeBounty(market.context(funder.actor), { bountyId })
    }
  })

  test("is closed to others, and to projects that give out no runs", async () => {
    const projectId = await openRoom()
    const bountyId = await makeBounty(market, funder, { projectId, rewardAmount: 1n, rewardCount: 1 })
    await expect(closeBounty(await as("stranger"), { bountyId })).rejects.toMatchObject({ code: "NOT_FOUND" })
    await closeProject(market.context(market.owner.actor), { projectId })
    const wish = { projectId, rewardAmount: 1n, rewardCount: 1, endsAt: null }
    await expect(createBounty(await as("late"), wish)).rejects.toMatchObject({ code: "WRONG_STATE" })
    expect(await tendBounties(market.job)).toBe(1)
    expect(await readBounty(market, bountyId)).toMatchObject({ state: "closed", returnedAmount: 1n })
  })
})

describe("promises", () => {
  test("come to what is funded and not one unit more, with eight labelers taking at once", async () => {
    const projectId = await openRoom()
    const [small, large] = [
      await makeBounty(market, funder, { projectId, rewardAmount: 2n * reward, rewardCount: 5 }),
      await makeBounty(market, funder, { projectId, rewardAmount: reward, rewardCount: 13 }),
    ]
    const names = Array.from({ length: 8 }, (_, place) => `taker${place}`)
    const runs = await Promise.all(names.map((name) => take(projectId, name)))
    expect(await rewardedCount(small)).toBe(5)
    expect(await rewardedCount(large)).toBe(13)
    for (const bountyId of [small, large]) {
      const { reservedAmount, fundedAmount } = await readBounty(market, bountyId)
      expect(reservedAmount).toBe(fundedAmount)
    }
    await Promise.all(runs.map(async (runId, place) => abandonRun(await as(names[place] ?? ""), { runId })))
    for (const bountyId of [small, large]) {
      expect(await readBounty(market, bountyId)).toMatchObject({ state: "open", reservedAmount: 0n })
    }
  })

  test("cannot be written beyond what is funded, not even past every rule", async () => {
    const projectId = await openRoom()
    const bountyId = await makeBounty(market, funder, { projectId, rewardAmount: reward, rewardCount: 2 })
    const beyond = market.db
      .update(bounty)
      .set({ reservedAmount: 2n * reward + 1n })
      .where(eq(bounty.id, bountyId))
    await expect(beyond).rejects.toMatchObject({
      cause: expect.objectContaining({ constraint_name: "bounty_never_overpromised" }),
    })
  })

  test("end with the bounty's end; what is promised by then is still decided", async () => {
    const projectId = await openRoom()
    const endsAt = new Date(market.clock.now().getTime() + 60_000)
    const wish = { projectId, rewardAmount: reward, rewardCount: 10, endsAt }
    const bountyId = await makeBounty(market, funder, wish)
    const runId = await take(projectId, "keeper")
    await market.advance(61)
    const late = await take(projectId, "latecomer")
    expect(await tendBounties(market.job)).toBe(1)
    expect(await readBounty(market, bountyId)).toMatchObject({
      ...{ state: "closing", reservedAmount: 4n * reward, returnedAmount: 6n * reward },
    })
    await abandonRun(await as("keeper"), { runId })
    await abandonRun(await as("latecomer"), { runId: late })
    expect(await readBounty(market, bountyId)).toMatchObject({
      state: "closed",
      returnedAmount: 10n * reward,
    })
  })
})

describe("rewards", () => {
  let bountyId: Id<"bounty">

  test("are earned by accepted annotations alone, each by the reward of its taking", async () => {
    const projectId = await openRoom(4, 8)
    bountyId = await makeBounty(market, funder, { projectId, rewardAmount: reward, rewardCount: 40 })
    const names = ["dan", "eve", "fay", "guy"]
    const runs = []
    for (const name of names) runs.push(await take(projectId, name))
    expect(await readBounty(market, bountyId)).toMatchObject({ reservedAmount: 32n * reward })
    for (const [place, name] of names.entries()) {
      await answer(name, runs[place] as Id<"run">, name === "guy" ? no : yes)
    }
    const lines = await market.db.select().from(earning).where(eq(earning.bountyId, bountyId))
    const dan = (await market.person("dan")).actor
    expect(lines.find((line) => line.accountId === dan.accountId)).toMatchObject({
      ...{ role: "labeler", amount: 8n * reward, weight: 8n, state: "pending", sourceId: runs[0] },
    })
    const guy = (await market.person("guy")).actor
    expect(lines.some((line) => line.accountId === guy.accountId)).toBe(false)
    expect(await readBounty(market, bountyId)).toMatchObject({
      ...{ reservedAmount: 0n, earnedAmount: 24n * reward, state: "open" },
    })
  })

  test("are paid after an overturned appeal too, by what was frozen, while the bounty has it", async () => {
    const guy = (await market.person("guy")).actor
    const [own] = await market.db.select().from(assignment).where(eq(assignment.labelerId, guy.accountId))
    const overturned = { appealId: market.newId("appeal"), taskId: own?.taskId as Id<"task">, classIndex: 1 }
    await market.db.transaction(async (transaction) =>
      postTransfers(market.job, transaction, await payOverturned(market.job, transaction, overturned)),
    )
    expect((await listLines(market.context(guy), {})).items).toMatchObject([
      { amount: reward, bounty: { acceptedCount: 1, isByAppeal: true, runId: own?.runId } },
    ])
    expect(await readBounty(market, bountyId)).toMatchObject({
      earnedAmount: 25n * reward,
      reservedAmount: 0n,
    })
    expect(await readRunRewards(market.db, own?.runId as Id<"run">)).toMatchObject({
      ...{ promisedCount: 8, acceptedCount: 1, earnedAmount: reward },
    })
  })

  test("and what came back go through the epoch's tree to the wallet, and are recomputed from its transcript", async () => {
    await closeBounty(market.context(funder.actor), { bountyId })
    expect(await readBounty(market, bountyId)).toMatchObject({
      state: "closed",
      returnedAmount: 15n * reward,
    })
    await closeEpoch(market.context(market.owner.actor), { poolId: market.poolId })
    const [row] = await market.db.select().from(epoch)
    const transcript = row?.transcript ?? fail()
    expect(recomputeEpoch(transcript).filter((step) => !step.isEqual)).toEqual([])
    const own = transcript.bounties?.find((one) => one.bountyId === bountyId) ?? fail()
    expect(own.lines.map(({ role, acceptedCount, amount }) => [role, acceptedCount, amount]).sort()).toEqual([
      ["funder", "0", String(15n * reward)],
      ...["1", "8", "8", "8"].map((count) => ["labeler", count, String(BigInt(count) * reward)]),
    ])
    const forged = { ...own, lines: own.lines.map((line) => ({ ...line, acceptedCount: "9" })) }
    expect(recomputeEpoch({ ...transcript, bounties: [forged] }).find((step) => !step.isEqual)).toMatchObject(
      { step: "bounties" },
    )
    for (let step = 0; step < 2; step++) {
      await advanceEpochs(market.job)
      await market.follow()
      await market.advance(7)
    }
    const dan = await market.person("dan")
    const before = await market.chain.readTokenBalance(dan.actor.address)
    await claimAll(market.context(dan.actor))
    await claimAll(market.context(funder.actor))
    await sendClaims(market.job)
    await market.follow()
    expect((await market.chain.readTokenBalance(dan.actor.address)) - before).toBe(8n * reward)
  })

  test("stand in the statement with what they are for", async () => {
    const { items } = await listLines(await as("dan"), {})
    expect(items).toMatchObject([
      {
        ...{ role: "labeler", amount: 8n * reward, state: "claimed", release: null, grantId: null },
        bounty: { bountyId, rewardAmount: reward, acceptedCount: 8, isByAppeal: false },
      },
    ])
    const earningId = items[0]?.earningId ?? fail()
    const leaf = await readProof(await as("dan"), { earningId })
    expect(leaf?.proof.length).toBeGreaterThan(0)
    expect(leaf?.root).toBe(items[0]?.epoch?.root)
    const { text } = await exportCsv(market.context(funder.actor))
    expect(text).toContain(`${bountyId},0,0.07`)
  })
})

function fail(): never {
  throw new Error("there is none")
}
