import { eq } from "drizzle-orm"
import { afterAll, afterEach, beforeAll, expect, test } from "vitest"
import { annotation, assignment, labelerSkill, label as labelTable, run, task } from "@/db/schema"
import { job, label, openStage, plain, type Stage, take, work } from "@/db/testing/labeling/stage"
import { createWorld, type World } from "@/db/testing/world"
import type { Id } from "@/server/domain/id"
import { pointsAccount } from "@/server/domain/ledger/accounts"
import { readMe } from "../account/read-me"
import { checkLedger } from "../ledger/check-ledger"
import { postTransfer } from "../ledger/post-transfers"
import { readPoints } from "../ledger/read-points"
import { giveVerdict } from "../review/give-verdict"
import { abandonRun } from "./abandon-run"
import { answerRun } from "./answer-run"
import { finishRun } from "./finish-run"
import { getRun } from "./get-run"
import { settleRuns } from "./settle-runs"
import { skipAssignment } from "./skip-assignment"
import { summarizeRun } from "./summarize-run"
import { unanswerAssignment } from "./unanswer-assignment"

let world: World

beforeAll(async () => {
  world = await createWorld()
})
afterEach(async () => {
  expect(await checkLedger(world.context(job))).toMatchObject({ isSound: true, faults: [] })
})
afterAll(async () => {
  await world.close()
})

const runOf = async (runId: Id<"run">) => {
  const [row] = await world.db.select().from(run).where(eq(run.id, runId))
  if (row === undefined) throw new Error("no run")
  return row
}
const taskOf = async (taskId: Id<"task"> | undefined) => {
  const [row] = await world.db
    .select()
    .from(task)
    .where(eq(task.id, taskId as Id<"task">))
  return row
}
const give = async (name: string, points: bigint) => {
  const { accountId } = (await world.person(name)).actor
  const gift = { from: pointsAccount.mint(), to: pointsAccount.held(accountId), amount: points }
  await world.db.transaction((transaction) =>
    postTransfer(world.context(job), transaction, {
      ...gift,
      reason: "run_reward",
      referenceId: `gift_${name}`,
    }),
  )
}
const held = async (name: string) =>
  (await readPoints(world.db, (await world.person(name)).actor.accountId)).heldPoints
const settle = (stage: Stage) => settleRuns(world.context(job), { projectId: stage.projectId })

test("a task settles as soon as its labels are sure enough, and leaves the queue", async () => {
  const stage = await openStage(world, plain(1), { minLabels: 3, maxLabels: 5 })
  const [only] = stage.taskIds
  const first = await label(world, stage, "l1", [[only, "a"]])
  await label(world, stage, "l2", [[only, "a"]])
  expect(await taskOf(only)).toMatchObject({ state: "open", labelCount: 2, leasedCount: 0 })
  expect((await runOf(first)).state).toBe("finished")
  const third = await label(world, stage, "l3", [[only, "a"]])
  expect(await taskOf(only)).toMatchObject({ state: "settled", labelCount: 3 })
  const [settled] = await world.db.select().from(labelTable).where(eq(labelTable.projectId, stage.projectId))
  expect(settled).toMatchObject({ answer: { preferred: "a" }, source: "consensus", annotationCount: 3 })
  expect(settled?.confidence).toBeGreaterThan(0.9)
  expect((await runOf(third)).state).toBe("settled")
  await expect(label(world, stage, "l4", [[only, "a"]])).rejects.toThrow(/left_queue/)
  // The runs that waited for this task alone are settled with it.
  expect((await runOf(first)).state).toBe("settled")
  expect(await settle(stage)).toEqual({ settledCount: 0 })
})

test("ten settlements at the same time settle each run once", async () => {
  const stage = await openStage(world, plain(6), { minLabels: 2, maxLabels: 2 })
  for (const name of ["once1", "once2"]) await give(name, 20n)
  const runIds = [
    await label(
      world,
      stage,
      "once1",
      stage.taskIds.map((taskId) => [taskId, "a"] as const),
      5n,
    ),
    await label(
      world,
      stage,
      "once2",
      stage.taskIds.map((taskId) => [taskId, "b"] as const),
      5n,
    ),
  ]
  const mona = world.context((await world.person("mona")).actor)
  for (const taskId of stage.taskIds) {
    await giveVerdict(mona, { taskId, decision: "label", answer: { preferred: "a" }, reason: "close_call" })
  }
  world.clock.advanceSeconds(60)
  const outcomes = await Promise.all(Array.from({ length: 10 }, () => settle(stage)))
  expect(outcomes.reduce((sum, one) => sum + one.settledCount, 0)).toBe(2)
  const [won, lost] = await Promise.all(runIds.map(runOf))
  expect(won).toMatchObject({ state: "settled", score: 1, settlementPoints: 5n })
  expect(lost).toMatchObject({ state: "settled", score: 0, settlementPoints: -5n })
  // 20 held, 60 earned at x1.5 for half the stake's ceiling, 5 won, and the other's 5.
  expect([await held("once1"), await held("once2")]).toEqual([120n, 15n])
})

test("two labelers who decide the last two tasks of a run at the same moment settle it between them", async () => {
  for (let round = 0; round < 5; round++) {
    const stage = await openStage(world, plain(2), { minLabels: 2, maxLabels: 3, targetConfidence: 0.8 })
    const [first, second] = stage.taskIds
    const waiting = await label(world, stage, `between${round}`, [
      [first, "a"],
      [second, "a"],
    ])
    await Promise.all([
      label(world, stage, `left${round}`, [[first, "a"]]),
      label(world, stage, `right${round}`, [[second, "a"]]),
    ])
    expect((await runOf(waiting)).state).toBe("settled")
  }
})

test("a staked run wins by the rule, and every point is in the ledger", async () => {
  const rows = Array.from({ length: 4 }, () => ({ gold: "a" as const }))
  const stage = await openStage(world, [...plain(1), ...rows], { maxStakePoints: 10n, targetScore: 0.6 })
  await give("win", 30n)
  const answers = stage.taskIds.slice(1).map((taskId) => [taskId, "a"] as const)
  const runId = await label(world, stage, "win", answers, 10n)
  const settled = await runOf(runId)
  // Four golds right: reward 10 each, doubled by the full stake, and the whole stake won on top.
  expect(settled).toMatchObject({ state: "settled", score: 1, settlementPoints: 10n, earnedPoints: 80n })
  expect(await held("win")).toBe(120n)
  const lines = await world.db.select().from(annotation).where(eq(annotation.runId, runId))
  expect(lines.map((line) => line.earnedPoints)).toEqual([20n, 20n, 20n, 20n])
  expect(lines.every((line) => line.credit === 1)).toBe(true)
})

test("what a wrong run loses goes to those who were right on the same tasks, to the point", async () => {
  const rows = Array.from({ length: 3 }, () => ({ gold: "b" as const }))
  const stage = await openStage(world, [...plain(1), ...rows], { maxStakePoints: 10n })
  const golds = stage.taskIds.slice(1)
  await label(
    world,
    stage,
    "right1",
    golds.map((taskId) => [taskId, "b"] as const),
  )
  await label(
    world,
    stage,
    "right2",
    golds.slice(0, 1).map((taskId) => [taskId, "b"] as const),
  )
  const before = [await held("right1"), await held("right2")]
  await give("lose", 10n)
  const runId = await label(
    world,
    stage,
    "lose",
    golds.map((taskId) => [taskId, "a"] as const),
    10n,
  )
  expect(await runOf(runId)).toMatchObject({ score: 0, settlementPoints: -10n, earnedPoints: 0n })
  expect(await held("lose")).toBe(0n)
  const gained = [(await held("right1")) - (before[0] ?? 0n), (await held("right2")) - (before[1] ?? 0n)]
  expect(gained[0]).toBeGreaterThan(gained[1] ?? 0n)
  expect((gained[0] ?? 0n) + (gained[1] ?? 0n)).toBe(10n)
  const summary = await summarizeRun(world.context((await world.person("lose")).actor), { runId })
  expect(summary).toMatchObject({
    moved: { heldBefore: 10n, heldAfter: 0n },
    slashShares: { labelerCount: 2, points: 10n },
  })
  expect(summary.rows.map((row) => row.outcome)).toEqual(["wrong", "wrong", "wrong"])
  expect(summary.rows[0]).toMatchObject({ isGold: true, why: { goldExplanation: "b has the grounds." } })
  expect(summary.reasons.length).toBeGreaterThan(2)
})

test("skips, take-backs and open places: only what is answered counts", async () => {
  const stage = await openStage(world, plain(4), { minLabels: 1, maxLabels: 3, targetConfidence: 0.6 })
  const { context, runId, assignments } = await take(world, stage, "skip")
  const [first, second, third] = assignments.map((one) => one.assignmentId)
  const answers = [first, second].map((assignmentId) => ({
    assignmentId: assignmentId ?? "asg_",
    answer: { preferred: "a" },
  }))
  await answerRun(context, { runId, answers })
  await unanswerAssignment(context, { assignmentId: second ?? "asg_" })
  await skipAssignment(context, { assignmentId: third ?? "asg_", reason: "cannot_tell" })
  await finishRun(context, { runId })
  const kept = await getRun(context, { runId })
  expect(kept.assignments.map((one) => one.state)).toEqual(["answered", "skipped", "skipped", "skipped"])
  expect(kept.assignments.map((one) => one.skipReason)).toEqual([
    null,
    "unanswered",
    "cannot_tell",
    "unanswered",
  ])
  const tasks = await world.db.select().from(task).where(eq(task.projectId, stage.projectId))
  expect(tasks.map((row) => row.leasedCount)).toEqual([0, 0, 0, 0])
  expect(tasks.reduce((sum, row) => sum + row.labelCount, 0)).toBe(1)
  const late = answerRun(context, { runId, answers: [answers[0] ?? { assignmentId: "asg_", answer: null }] })
  await expect(late).rejects.toMatchObject({ code: "WRONG_STATE" })
  await expect(finishRun(context, { runId })).rejects.toMatchObject({ code: "WRONG_STATE" })
})

test("two finishes of one run at the same time write its answers once", async () => {
  const stage = await openStage(world, plain(5))
  const { context, runId, assignments } = await take(world, stage, "double")
  await answerRun(context, {
    runId,
    answers: assignments.map(({ assignmentId }) => ({ assignmentId, answer: { preferred: "equal" } })),
  })
  const outcomes = await Promise.allSettled([finishRun(context, { runId }), finishRun(context, { runId })])
  expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(1)
  expect(await world.db.select().from(annotation).where(eq(annotation.runId, runId))).toHaveLength(5)
})

test("many finishes over the same tasks at the same time lose no label", async () => {
  const stage = await openStage(world, plain(8), { minLabels: 8, maxLabels: 8, targetConfidence: 0.99 })
  const runs = await Promise.all(Array.from({ length: 8 }, (_, index) => take(world, stage, `many${index}`)))
  await Promise.all(
    runs.map(async ({ context, runId, assignments }) => {
      const answers = assignments.map(({ assignmentId, isSwapped }) => ({
        assignmentId,
        answer: { preferred: isSwapped ? "b" : "a" },
      }))
      await answerRun(context, { runId, answers })
      await finishRun(context, { runId })
    }),
  )
  const tasks = await world.db.select().from(task).where(eq(task.projectId, stage.projectId))
  for (const row of tasks) expect(row).toMatchObject({ labelCount: 8, leasedCount: 0, state: "settled" })
  await settle(stage)
  for (const { runId } of runs) expect((await runOf(runId)).state).toBe("settled")
})

test("an answer whose task is withdrawn is left out of the score and paid at the run's score", async () => {
  const stage = await openStage(world, [...plain(1), { gold: "a" }], { minLabels: 2 })
  const [open, gold] = stage.taskIds
  const runId = await label(world, stage, "gone", [
    [open, "a"],
    [gold, "a"],
  ])
  expect((await runOf(runId)).state).toBe("finished")
  await world.db
    .update(task)
    .set({ state: "withdrawn" })
    .where(eq(task.id, open as Id<"task">))
  await settle(stage)
  expect(await runOf(runId)).toMatchObject({ state: "settled", score: 1, earnedPoints: 20n })
})

test("qualification: explained at once, first answer final, without points; failed can be tried again", async () => {
  const training = Array.from({ length: 4 }, () => ({ gold: "a" as const, isTraining: true }))
  const stage = await openStage(world, [...plain(3), ...training])
  await give("quin", 50n)
  const first = await take(world, stage, "quin")
  expect(first.run.isQualification).toBe(true)
  expect(first.assignments.map((one) => one.taskId)).toEqual(stage.taskIds.slice(3))
  const wrong = first.assignments.map(({ assignmentId, isSwapped }) => ({
    assignmentId,
    answer: { preferred: isSwapped ? "a" : "b" },
  }))
  const { saved } = await answerRun(first.context, { runId: first.runId, answers: wrong })
  expect(saved[0]?.explained).toMatchObject({ isRight: false, goldExplanation: "a has the grounds." })
  const again = answerRun(first.context, { runId: first.runId, answers: wrong })
  await expect(again).rejects.toMatchObject({ code: "WRONG_STATE" })
  await finishRun(first.context, { runId: first.runId })
  expect(await summarizeRun(first.context, { runId: first.runId })).toMatchObject({
    isPassed: false,
    earnedPoints: 0n,
  })

  const second = await take(world, stage, "quin")
  expect(second.assignments).toHaveLength(4)
  const right = second.assignments.map(({ assignmentId, isSwapped }) => ({
    assignmentId,
    answer: { preferred: isSwapped ? "b" : "a" },
  }))
  await answerRun(second.context, { runId: second.runId, answers: right })
  await finishRun(second.context, { runId: second.runId })
  expect(await summarizeRun(second.context, { runId: second.runId })).toMatchObject({
    isPassed: true,
    score: 1,
  })
  const counted = await world.db.select().from(annotation).where(eq(annotation.projectId, stage.projectId))
  expect(counted).toHaveLength(0)
  const third = await take(world, stage, "quin", 5n)
  expect(third.run.isQualification).toBe(false)
  expect(third.assignments).toHaveLength(3)
})

test("a full fit settles what single answers could not, writes skills and figures, and pays", async () => {
  const stage = await openStage(
    world,
    [...plain(20), ...Array.from({ length: 10 }, () => ({ gold: "a" as const }))],
    {
      minLabels: 3,
      maxLabels: 4,
      targetConfidence: 0.95,
    },
  )
  const all = (side: "a" | "b") => stage.taskIds.map((taskId) => [taskId, side] as const)
  await label(world, stage, "fit1", all("a"))
  await label(world, stage, "fit2", all("a"))
  await label(world, stage, "fit3", all("b"))
  expect((await taskOf(stage.taskIds[0]))?.state).toBe("open")
  await work(world, stage)
  // Two labelers are always right on golds and one never is: their agreement is enough now.
  expect((await taskOf(stage.taskIds[0]))?.state).toBe("settled")
  const skills = await world.db.select().from(labelerSkill).where(eq(labelerSkill.projectId, stage.projectId))
  const meanOf = async (name: string) => {
    const { accountId } = (await world.person(name)).actor
    return skills.find((row) => row.labelerId === accountId)?.skillMean ?? 0
  }
  expect(await meanOf("fit1")).toBeGreaterThan(0.8)
  expect(await meanOf("fit3")).toBeLessThan(0.4)
  const runs = await world.db.select().from(run).where(eq(run.projectId, stage.projectId))
  expect(runs.map((row) => row.state)).toEqual(["settled", "settled", "settled"])
  const answered = await world.db
    .select()
    .from(assignment)
    .where(eq(assignment.runId, runs[0]?.id ?? "run_"))
  expect(answered).toHaveLength(30)
})

test("a finished run keeps a streak through the next day; one given up does not", async () => {
  const stage = await openStage(world, plain(4), { minLabels: 1, maxLabels: 3, runSize: 2 })
  const { actor } = await world.person("daily")
  const streak = async () => {
    const me = await readMe(world.context(actor))
    return [me?.points.streakDays, me?.points.hasRunToday]
  }
  const begunAt = world.clock.now()
  const taken = await take(world, stage, "daily")
  await abandonRun(taken.context, { runId: taken.runId })
  expect(await streak()).toEqual([0, false])
  await label(world, stage, "daily", [[stage.taskIds[0], "a"]])
  expect(await streak()).toEqual([1, true])
  world.clock.advanceSeconds(86_400)
  expect(await streak()).toEqual([1, false])
  world.clock.advanceSeconds(86_400)
  expect(await streak()).toEqual([0, false])
  world.clock.set(begunAt)
})
