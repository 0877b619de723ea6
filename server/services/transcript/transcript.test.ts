import { and, eq, sql } from "drizzle-orm"
import { afterAll, beforeAll, expect, test } from "vitest"
import { account, anchor, assignment, releaseWeight, task, transcript } from "@/db/schema"
import { label, type Side, type Stage, take } from "@/db/testing/labeling/stage"
import { contributeTexts, sellRelease } from "@/db/testing/market/market-rows"
import { createMarketWorld, type MarketWorld } from "@/db/testing/market/market-world"
import type { Id } from "@/server/domain/id"
import { pointsAccount } from "@/server/domain/ledger/accounts"
import type { EpochTranscript } from "@/server/domain/payout/transcript"
import { pseudonymOf } from "@/server/domain/project/pseudonym"
import { checkWeights } from "@/server/domain/transcript/check-weights"
import { type ReadFile, readTranscript } from "@/server/domain/transcript/read"
import { type AnchorFound, recomputeProject } from "@/server/domain/transcript/recompute"
import { readBlob } from "@/server/platform/blobs"
import { decideAppeal } from "../appeal/decide-appeal"
import { giveReview } from "../appeal/give-review"
import { openAppeal } from "../appeal/open-appeal"
import { tendAppeals } from "../appeal/tend-appeals"
import { sendAnchors } from "../chain/send-anchors"
import { postTransfer } from "../ledger/post-transfers"
import { appointModerator } from "../pool/appoint-moderator"
import { closeProject } from "../project/close-project"
import { createProject } from "../project/create-project"
import { finishClosing } from "../project/finish-closing"
import { openProject } from "../project/open-project"
import { refitProject } from "../project/refit-project"
import { loadProject } from "../project/standing"
import { giveVerdict } from "../review/give-verdict"
import { answerRun } from "../run/answer-run"
import { finishRun } from "../run/finish-run"
import { settleRuns } from "../run/settle-runs"
import { getTranscript } from "./get-transcript"
import { writeTranscript } from "./write-transcript"

let market: MarketWorld
let stage: Stage
/** A release that was cut while runs still waited for labels. */
let early: Id<"release">

beforeAll(async () => {
  market = await createMarketWorld()
  stage = await openLabeling()
})
afterAll(() => market?.close())

const as = async (name: string) => market.context((await market.person(name)).actor)

/** Twelve comparisons, two of them golds, in a pool that stands on chain. */
async function openLabeling(): Promise<Stage> {
  const texts = Array.from({ length: 13 }, (_, index) => `text number ${index}`)
  const { itemIds } = await contributeTexts(market, "ann", texts)
  const rows = Array.from({ length: 12 }, (_, index) => ({
    itemIds: [itemIds[index] as Id<"item">, itemIds[index + 1] as Id<"item">],
    ...(index > 9 ? { goldAnswer: { preferred: index === 10 ? "a" : "b" } } : {}),
  }))
  const owner = market.context(market.owner.actor)
  const { poolId } = market
  await appointModerator(owner, { poolId, address: (await market.person("mona")).actor.address })
  const { projectId } = await createProject(owner, {
    ...{ poolId, kind: "preference", name: "Which convinces", question: "Which convinces more?" },
    ...{ guidelines: "", config: { allowEqual: true, note: "optional" }, minLabels: 3, maxLabels: 3 },
    ...{ targetConfidence: 0.9, goldShare: 0.2, runSize: 6, leaseSeconds: 3600, rewardPoints: 10n },
    ...{ maxStakePoints: 20n, targetScore: 0.6, secondLookShare: 1, tasks: { mode: "listed", rows } },
  })
  await openProject(owner, { projectId })
  const made = await market.db.select().from(task).where(eq(task.projectId, projectId)).orderBy(task.position)
  return { poolId, projectId, itemIds, taskIds: made.map((row) => row.id) }
}

/** Sides that most people see so; the last plain one divides them. */
const seen = (index: number, reader: number): Side =>
  index === 9 ? ((["a", "b", "equal"] as const)[reader] ?? "a") : index % 3 === 0 ? "a" : "b"

async function labelEverything(): Promise<void> {
  const { taskIds } = stage
  for (const [reader, name] of ["r1", "r2", "r3"].entries()) {
    const golds = [
      [taskIds[10], "a"],
      [taskIds[11], "b"],
    ] as const
    await label(market, stage, name, [
      ...taskIds.slice(0, 6).map((taskId, index) => [taskId, seen(index, reader)] as const),
      [taskIds[9], seen(9, reader)],
      ...golds,
    ])
    if (reader === 1) await refitProject(market.job, { projectId: stage.projectId })
  }
  await refitProject(market.job, { projectId: stage.projectId })
  // Dealt runs: order and sides come of the seed.
  for (const reader of [4, 5, 6]) await takeDealt(`r${reader}`, reader)
  await loseAStake()
}

async function takeDealt(name: string, reader: number): Promise<void> {
  const { context, runId, assignments } = await take(market, stage, name)
  await answerRun(context, {
    runId,
    answers: assignments.map(({ assignmentId, taskId, isSwapped }) => {
      const side = seen(stage.taskIds.indexOf(taskId), reader)
      const turned = side === "a" ? "b" : "a"
      return { assignmentId, answer: { preferred: isSwapped ? turned : side } }
    }),
  })
  await finishRun(context, { runId })
}

/** Somebody stakes, answers the golds wrong and loses. */
async function loseAStake(): Promise<void> {
  const { accountId } = (await market.person("loser")).actor
  const gift = { from: pointsAccount.mint(), to: pointsAccount.held(accountId), amount: 20n }
  await market.db.transaction((transaction) =>
    postTransfer(market.job, transaction, { ...gift, reason: "run_reward", referenceId: "gift" }),
  )
  await label(
    market,
    stage,
    "loser",
    [
      [stage.taskIds[10], "b"],
      [stage.taskIds[11], "a"],
    ],
    10n,
  )
}

async function readLatest(): Promise<{ readonly file: ReadFile; readonly text: string }> {
  const rows = await market.db
    .select()
    .from(transcript)
    .where(eq(transcript.projectId, stage.projectId))
    .orderBy(transcript.edition)
  const bytes = await readBlob(market.blobs, rows.at(-1)?.blobKey ?? "")
  if (bytes === null) throw new Error("no transcript")
  return { file: readTranscript(bytes), text: new TextDecoder().decode(bytes) }
}

async function anchorsOnChain(): Promise<readonly AnchorFound[]> {
  const { events } = await market.chain.readEvents(market.chain.startBlock)
  return events.flatMap((event) =>
    event.name === "Anchored"
      ? [{ root: event.args.root, count: event.args.count, blockNumber: event.blockNumber }]
      : [],
  )
}

const outcomes = (file: ReadFile, anchors: readonly AnchorFound[] | null) =>
  [...recomputeProject(file, { root: file.root, anchors })].map(({ step, outcome, difference }) =>
    outcome === "equal" ? step : { step, outcome, difference },
  )
const allEqual = ["file", "golds", "seed", "consensus", "credits", "settlements", "releases", "chain"]

test("a closed project's transcript recomputes in every step and stands on chain behind its golds", async () => {
  await sendAnchors(market.job)
  await labelEverything()
  early = await sellRelease(market, stage.projectId)
  await closeProject(market.context(market.owner.actor), { projectId: stage.projectId })
  await expect(writeTranscript(market.job, { projectId: stage.projectId })).rejects.toMatchObject({
    code: "WRONG_STATE",
  })
  await finishClosing(market.job, { projectId: stage.projectId })
  const { transcriptId } = await writeTranscript(market.job, { projectId: stage.projectId })
  await sendAnchors(market.job)
  await market.follow()
  const { file, text } = await readLatest()
  expect(outcomes(file, await anchorsOnChain())).toEqual(allEqual)
  const [row] = await market.db.select().from(anchor).where(eq(anchor.subjectId, transcriptId))
  expect(row?.anchoredAt).not.toBeNull()
  expect(file.transcript?.runs.some(({ isDealt }) => isDealt)).toBe(true)
  expect(file.transcript?.runs.some(({ slash }) => slash !== null)).toBe(true)
  const methods = file.transcript?.tasks.map(({ label }) => label?.method)
  expect(methods).toContain("incremental")
  for (const name of ["r1", "r2", "loser", "mona"]) {
    const { accountId, address } = (await market.person(name)).actor
    expect(text).not.toContain(accountId)
    expect(text.toLowerCase()).not.toContain(address)
  }
  const { project } = await loadProject(market.job, stage.projectId)
  expect(text).not.toContain(project.pseudonymSalt)
  const { accountId } = (await market.person("r1")).actor
  expect(file.transcript?.labelers.map(({ name }) => name)).toContain(pseudonymOf(project, accountId))
})

test("told again, nothing is written and nothing is sent", async () => {
  const before = await anchorsOnChain()
  expect(await writeTranscript(market.job, { projectId: stage.projectId })).toMatchObject({ isNew: false })
  await sendAnchors(market.job)
  await sendAnchors(market.job)
  expect(await anchorsOnChain()).toEqual(before)
})

test("a verdict after the closing makes another edition, which recomputes too", async () => {
  const escalated = await market.db
    .select({ id: task.id })
    .from(task)
    .where(and(eq(task.projectId, stage.projectId), eq(task.state, "escalated")))
  expect(escalated.length).toBeGreaterThan(0)
  for (const { id: taskId } of escalated) {
    const answer = { preferred: "b" }
    await giveVerdict(await as("mona"), { taskId, decision: "label", answer, reason: "close_call" })
  }
  market.clock.advanceSeconds(90)
  await settleRuns(market.job, { projectId: stage.projectId })
  expect(await writeTranscript(market.job, { projectId: stage.projectId })).toMatchObject({ isNew: true })
  await sendAnchors(market.job)
  await market.follow()
  const { file } = await readLatest()
  expect(outcomes(file, await anchorsOnChain())).toEqual(allEqual)
  // All are drawn here; these are so new that nobody was asked yet.
  expect(file.transcript?.header.settings).toMatchObject({ secondLookShare: 1, minSkill: null })
  const looks = file.transcript?.tasks.flatMap(({ verdicts }) => verdicts.map(({ secondLook }) => secondLook))
  expect(new Set(looks)).toEqual(new Set(["waits"]))
  expect(file.transcript?.runs.every(({ settlement }) => settlement !== null)).toBe(true)
})

test("an appeal that overturns a verdict makes another edition, which says so and recomputes too", async () => {
  const { poolId, projectId, taskIds } = stage
  const address = (await market.person("milo")).actor.address
  await appointModerator(market.context(market.owner.actor), { poolId, address })
  const { accountId } = (await market.person("r1")).actor
  const taskId = taskIds[9] as Id<"task">
  const [answered] = await market.db
    .select({ id: assignment.id })
    .from(assignment)
    .where(and(eq(assignment.taskId, taskId), eq(assignment.labelerId, accountId)))
  const { appealId } = await openAppeal(await as("r1"), {
    assignmentId: answered?.id as Id<"assignment">,
    reason: "detail_missed",
    words: "The second sentence says otherwise.",
  })
  await tendAppeals(market.job)
  const answer = { preferred: "a" }
  await giveReview(await as("milo"), { appealId, decision: "label", answer, reason: "clear_on_reading" })
  market.clock.advanceSeconds(61)
  await decideAppeal(market.job, { appealId })
  expect(await writeTranscript(market.job, { projectId })).toMatchObject({ isNew: true })
  await sendAnchors(market.job)
  await market.follow()
  const { file } = await readLatest()
  const overturned = file.transcript?.tasks.find(({ task: id }) => id === taskId)
  expect(overturned).toMatchObject({ isOverturned: true, label: { answer: { preferred: "a" } } })
  // The labeler's appeal took the place of the second look.
  expect(overturned?.verdicts.map(({ secondLook }) => secondLook)).toEqual(["lapsed"])
  expect(file.transcript?.runs.some(({ firstSettlementPoints }) => firstSettlementPoints !== null)).toBe(true)
  expect(outcomes(file, await anchorsOnChain())).toEqual(allEqual)
})

/** How often another edition was asked for: each time the waiting job is revised. */
async function timesAsked(): Promise<number> {
  const [job] = await market.db.execute<{ revision: number }>(
    sql`select revision from graphile_worker.jobs where key = ${`transcript:${stage.projectId}`}`,
  )
  return job?.revision ?? -1
}

/** The weights of a release as an epoch's transcript names them: by address. */
async function releaseInEpoch(releaseId: Id<"release">): Promise<EpochTranscript["releases"][number]> {
  const rows = await market.db
    .select({ address: account.address, weight: releaseWeight.weight })
    .from(releaseWeight)
    .innerJoin(account, eq(account.id, releaseWeight.accountId))
    .where(and(eq(releaseWeight.releaseId, releaseId), eq(releaseWeight.role, "labeler")))
  const labeler = rows.map(({ address, weight }) => ({ address, weight: weight.toString() }))
  const split = { contributorsBps: 4000, labelersBps: 4000, moderatorsBps: 1000, treasuryBps: 1000 }
  const weights = { contributor: [], labeler, moderator: [] }
  return { releaseId, projectId: stage.projectId, split, weights, treasuryAddress: "0x" }
}

test("what releases froze before the closing and after an appeal is what the last edition's answers had earned", async () => {
  const { projectId } = stage
  const asked = await timesAsked()
  const late = await sellRelease(market, projectId)
  expect(await timesAsked()).toBeGreaterThan(asked)
  expect(await writeTranscript(market.job, { projectId })).toMatchObject({ isNew: true })
  await sendAnchors(market.job)
  await market.follow()
  const { file } = await readLatest()
  expect(outcomes(file, await anchorsOnChain())).toEqual(allEqual)
  expect(file.transcript?.releases.map(({ release }) => release)).toEqual([early, late])
  const wasEarlier = file.transcript?.tasks.some(({ answers, frozenPoints }) =>
    frozenPoints?.[early]?.some((points, place) => points !== answers[place]?.points),
  )
  expect(wasEarlier).toBe(true)
  const releases = [await releaseInEpoch(early), await releaseInEpoch(late)]
  const transcripts = new Map([[projectId as string, file.transcript]])
  expect(checkWeights(releases, transcripts)).toMatchObject({ outcome: "equal" })
  const [first] = releases[1]?.weights.labeler ?? []
  if (first === undefined) throw new Error("nobody has a weight")
  first.weight = String(BigInt(first.weight) + 1n)
  expect(checkWeights(releases, transcripts)).toMatchObject({
    outcome: "different",
    difference: { place: expect.stringContaining(late) },
  })
})

test("a labeler is told the weights that were frozen for them, and finds them under their own name", async () => {
  const { me } = await getTranscript(await as("r1"), { projectId: stage.projectId })
  // None of their runs was settled when the first release was cut.
  expect(me?.weights.map(({ number, weight }) => [number, weight === "0"])).toEqual([
    [1, true],
    [2, false],
  ])
  const { file } = await readLatest()
  const own = [...recomputeProject(file, { root: file.root, anchors: null, own: me })].at(-1)
  expect(own).toMatchObject({ step: "own_weights", outcome: "equal", count: 2 })
  expect((await getTranscript(await as("mona"), { projectId: stage.projectId })).me).toBeNull()
})
