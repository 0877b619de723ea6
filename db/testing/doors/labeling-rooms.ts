import { randomBytes } from "node:crypto"
import { and, asc, eq } from "drizzle-orm"
import { annotation, label, labelerSkill, signal, task } from "@/db/schema"
import type { MarketWorld } from "@/db/testing/market/market-world"
import { makeIdentity } from "@/server/domain/envelope/age"
import { type Id, makeId } from "@/server/domain/id"
import { pointsAccount } from "@/server/domain/ledger/accounts"
import { openAppeal } from "@/server/services/appeal/open-appeal"
import { openPauseAppeal } from "@/server/services/appeal/open-pause-appeal"
import { postTransfer } from "@/server/services/ledger/post-transfers"
import { closeProject } from "@/server/services/project/close-project"
import { createProject } from "@/server/services/project/create-project"
import { finishClosing } from "@/server/services/project/finish-closing"
import { measureProject } from "@/server/services/project/measure-project"
import { openProject } from "@/server/services/project/open-project"
import { giveVerdict } from "@/server/services/review/give-verdict"
import { answerRun } from "@/server/services/run/answer-run"
import { finishRun } from "@/server/services/run/finish-run"
import { getRun } from "@/server/services/run/get-run"
import { settleRuns } from "@/server/services/run/settle-runs"
import { takeRun } from "@/server/services/run/take-run"
import { writeTranscript } from "@/server/services/transcript/write-transcript"

export const yes = { optionIds: ["yes"] }

export const projectDraft = {
  kind: "choice",
  name: "Does it hold",
  question: "Does the argument hold?",
  guidelines: "",
  config: {
    options: [
      { id: "yes", name: "Yes" },
      { id: "no", name: "No" },
    ],
  },
  minLabels: 2,
  maxLabels: 5,
  targetConfidence: 0.9,
  goldShare: 0,
  runSize: 2,
  leaseSeconds: 3_600,
  rewardPoints: 10n,
  maxStakePoints: 100n,
  targetScore: 0.5,
  tasks: { mode: "everyItem" },
} as const

/** A draft, and an open project with a finished run, an open one, an escalated task and a fresh verdict. */
export async function makeLabelingRooms(market: MarketWorld) {
  const owner = market.context(market.owner.actor)
  const draft = await createProject(owner, { ...projectDraft, poolId: market.poolId })
  const { projectId } = await createProject(owner, { ...projectDraft, poolId: market.poolId })
  await openProject(owner, { projectId })
  const runs = await makeRuns(market, projectId)
  const appealed = await makeAppeal(market, projectId, runs.finishedRunId)
  return {
    ...runs,
    ...appealed,
    ...(await makeDesk(market, projectId)),
    ...(await makePause(market, projectId)),
    goldTaskId: await makeGold(market, projectId),
    projectId,
    transcriptId: await makeTranscript(market),
    draftProjectId: draft.projectId,
    draftTaskId: await firstTaskOf(market, draft.projectId),
  }
}

async function makeRuns(market: MarketWorld, projectId: Id<"project">) {
  const labeler = market.context((await market.person("labeler")).actor)
  const { recipient: readerRecipient } = await makeIdentity()
  const order = { projectId, stakePoints: 0n, readerRecipient }
  const { runId: finishedRunId } = await takeRun(labeler, order)
  const { assignments } = await getRun(labeler, { runId: finishedRunId })
  const answers = assignments.map(({ assignmentId }) => ({ assignmentId, answer: yes }))
  await answerRun(labeler, { runId: finishedRunId, answers })
  await finishRun(labeler, { runId: finishedRunId })
  const { runId } = await takeRun(labeler, order)
  const [first] = (await getRun(labeler, { runId })).assignments
  if (first === undefined) throw new Error("the run is empty")
  return { finishedRunId, runId, assignmentId: first.assignmentId, readerRecipient }
}

/** The finished run is settled against its labeler, who appeals the first of its answers. */
async function makeAppeal(market: MarketWorld, projectId: Id<"project">, runId: Id<"run">) {
  const answered = await market.db.select().from(annotation).where(eq(annotation.runId, runId))
  const settledAt = market.clock.now()
  for (const { taskId } of answered) {
    await market.db.update(task).set({ state: "settled", closedAt: settledAt }).where(eq(task.id, taskId))
    await market.db.insert(label).values({
      id: makeId("label", settledAt, randomBytes(11)),
      projectId,
      taskId,
      answer: { optionIds: ["no"] },
      classIndex: 1,
      confidence: 0.95,
      posterior: [0.05, 0.95],
      source: "consensus",
      method: "one_coin",
      annotationCount: 3,
      settledAt,
    })
  }
  await settleRuns(market.job, { projectId })
  const [first, second] = answered
  if (first === undefined || second === undefined) throw new Error("the run has too few answers")
  const { actor } = await market.person("labeler")
  await givePoints(market, actor.accountId)
  const labeler = market.context(actor)
  const { appealId } = await openAppeal(labeler, {
    assignmentId: first.assignmentId,
    reason: "detail_missed",
    words: "Look at the end of it.",
  })
  return { appealId, appealableAssignmentId: second.assignmentId }
}

/** Enough for more than one appeal. */
export async function givePoints(market: MarketWorld, accountId: Id<"account">): Promise<void> {
  await market.db.transaction((transaction) =>
    postTransfer(market.job, transaction, {
      from: pointsAccount.mint(),
      to: pointsAccount.held(accountId),
      amount: 100n,
      reason: "run_reward",
      referenceId: accountId,
    }),
  )
}

/** Two tasks that nobody has answered are put on the desk; the moderator judges one of them. */
async function makeDesk(market: MarketWorld, projectId: Id<"project">) {
  const closedAt = market.clock.now()
  const untouched = and(
    eq(task.projectId, projectId),
    eq(task.state, "open"),
    eq(task.labelCount, 0),
    eq(task.leasedCount, 0),
  )
  const rows = await market.db.update(task).set({ state: "escalated", closedAt }).where(untouched).returning()
  const [judged, waiting] = rows
  if (judged === undefined || waiting === undefined) throw new Error("too few tasks for a desk")
  const moderator = market.context((await market.person("moderator")).actor)
  const given = { taskId: judged.id, decision: "label", answer: yes, reason: "close_call" } as const
  const { verdictId } = await giveVerdict(moderator, given)
  return { verdictId, escalatedTaskId: waiting.id }
}

/** A gold that nobody has answered. */
async function makeGold(market: MarketWorld, projectId: Id<"project">): Promise<Id<"task">> {
  const createdAt = market.clock.now()
  const id = makeId("task", createdAt, randomBytes(11))
  await market.db
    .insert(task)
    .values({ id, projectId, position: 900, state: "open", goldAnswer: yes, createdAt })
  return id
}

/** The project's figures as the job leaves them, and a signal about the labeler. */
async function makeSignal(market: MarketWorld, projectId: Id<"project">): Promise<Id<"signal">> {
  await measureProject(market.context({ kind: "job", name: "doors" }), { projectId })
  const { actor } = await market.person("labeler")
  const labelerIds = [actor.accountId]
  const seenAt = market.clock.now()
  const figures = {
    answerCount: 40,
    medianSeconds: 1,
    projectMedianSeconds: 9,
    fastSeconds: 1.8,
    fastCount: 38,
  }
  const signalId = makeId("signal", seenAt, randomBytes(11))
  await market.db.insert(signal).values({
    id: signalId,
    projectId,
    kind: "too_fast",
    labelerIds,
    evidence: { kind: "too_fast", labelerIds: [actor.accountId], ...figures },
    foundAt: seenAt,
    seenAt,
  })
  return signalId
}

/** The owner has paused the labeler for the signal; the labeler appeals it, and the moderator has the seat. */
async function makePause(market: MarketWorld, projectId: Id<"project">) {
  const signalId = await makeSignal(market, projectId)
  const { actor } = await market.person("labeler")
  const pausedAt = market.clock.now()
  const decided = { decision: "pause", decidedBy: market.owner.actor.accountId, decidedAt: pausedAt } as const
  await market.db.update(signal).set(decided).where(eq(signal.id, signalId))
  const skill = { skillMean: 0.5, skillLow: 0.2, skillHigh: 0.8, updatedAt: pausedAt }
  await market.db
    .insert(labelerSkill)
    .values({ ...skill, projectId, labelerId: actor.accountId, pausedAt })
    .onConflictDoUpdate({ target: [labelerSkill.projectId, labelerSkill.labelerId], set: { pausedAt } })
  const words = { reason: "other_cause", words: "I read them all first." } as const
  const { appealId } = await openPauseAppeal(market.context(actor), { projectId, ...words })
  return { signalId, pauseAppealId: appealId }
}

async function firstTaskOf(market: MarketWorld, projectId: Id<"project">): Promise<Id<"task">> {
  const ofProject = market.db.select({ id: task.id }).from(task).where(eq(task.projectId, projectId))
  const [first] = await ofProject.orderBy(asc(task.position)).limit(1)
  if (first === undefined) throw new Error("the project has no task")
  return first.id
}

export const anyHash = (): `0x${string}` => `0x${randomBytes(32).toString("hex")}`

/** Of a project that was closed before anybody answered. */
async function makeTranscript(market: MarketWorld): Promise<Id<"transcript">> {
  const owner = market.context(market.owner.actor)
  const { projectId } = await createProject(owner, { ...projectDraft, poolId: market.poolId })
  await openProject(owner, { projectId })
  await closeProject(owner, { projectId })
  await finishClosing(market.job, { projectId })
  return (await writeTranscript(market.job, { projectId })).transcriptId
}
