import { and, eq } from "drizzle-orm"
import { afterAll, beforeAll, expect, test } from "vitest"
import { label as labelTable, run, task } from "@/db/schema"
import { job, label, openStage, plain, type Side, type Stage } from "@/db/testing/labeling/stage"
import { createWorld, type World } from "@/db/testing/world"
import type { Id } from "@/server/domain/id"
import { expectedInformation } from "@/server/domain/label/information"
import { settleRuns } from "../run/settle-runs"
import { summarizeRun } from "../run/summarize-run"
import { giveVerdict } from "./give-verdict"
import { giveVerdicts } from "./give-verdicts"
import { listQueues } from "./list-queues"
import { readCase } from "./read-case"
import { readQueue } from "./read-queue"
import { undoVerdict } from "./undo-verdict"

let world: World

beforeAll(async () => {
  world = await createWorld()
})
afterAll(async () => {
  await world.close()
})

const as = async (name: string) => world.context((await world.person(name)).actor)
const taskOf = async (taskId: Id<"task">) => {
  const [row] = await world.db.select().from(task).where(eq(task.id, taskId))
  return row
}
const stateOf = async (runId: Id<"run">) => {
  const [row] = await world.db.select().from(run).where(eq(run.id, runId))
  return row?.state
}
const settle = (stage: Stage) => settleRuns(world.context(job), { projectId: stage.projectId })

/** One task that two labelers could not agree on, and one on which nobody but them voted. */
async function disputed(names: readonly [string, string] = ["p1", "p2"]) {
  const stage = await openStage(world, plain(1), { minLabels: 2, maxLabels: 2 })
  const taskId = stage.taskIds[0] as Id<"task">
  const runIds = [
    await label(world, stage, names[0], [[taskId, "a"]]),
    await label(world, stage, names[1], [[taskId, "b"]]),
  ] as const
  return { stage, taskId, runIds }
}

test("a task without agreement is escalated to the desk, under pseudonyms", async () => {
  const { stage, taskId } = await disputed()
  expect(await taskOf(taskId)).toMatchObject({ state: "escalated", labelCount: 2 })
  const mona = await as("mona")
  const queue = await readQueue(mona, { projectId: stage.projectId })
  expect(queue.items).toMatchObject([{ taskId, labelCount: 2 }])
  expect(queue.items[0]?.margin).toBeCloseTo(0)
  const desks = await listQueues(mona)
  expect(desks.items.find((desk) => desk.projectId === stage.projectId)?.escalatedCount).toBe(1)
  const seen = await readCase(mona, { taskId })
  expect(seen.annotations).toHaveLength(2)
  expect(seen.annotations.every((one) => /^Labeler [0-9a-z]{6}$/.test(one.pseudonym))).toBe(true)
  expect(JSON.stringify(seen)).not.toContain((await world.person("p1")).actor.accountId)
})

test("strangers to the pool get no desk, no case and no verdict", async () => {
  const { stage, taskId } = await disputed()
  const p1 = await as("p1")
  await expect(readQueue(p1, { projectId: stage.projectId })).rejects.toMatchObject({ code: "FORBIDDEN" })
  await expect(readCase(p1, { taskId })).rejects.toMatchObject({ code: "FORBIDDEN" })
  const draft = { taskId, decision: "label", answer: { preferred: "a" }, reason: "close_call" } as const
  await expect(giveVerdict(p1, draft)).rejects.toMatchObject({ code: "FORBIDDEN" })
  expect((await listQueues(p1)).items).toEqual([])
})

test("the desk is sorted by what a verdict tells, and its pages go on where they ended", async () => {
  const stage = await openStage(world, plain(40), { minLabels: 2, maxLabels: 3, targetConfidence: 0.99 })
  const vote = (name: string, sideOf: (index: number) => Side) =>
    label(
      world,
      stage,
      name,
      stage.taskIds.map((taskId, index) => [taskId, sideOf(index)] as const),
    )
  await vote("q1", () => "a")
  await vote("q2", (index) => (index % 2 === 0 ? "a" : "b"))
  await vote("q3", (index) => (index % 3 === 0 ? "a" : "equal"))
  const mona = await as("mona")
  const first = await readQueue(mona, { projectId: stage.projectId })
  expect(first.items).toHaveLength(30)
  const second = await readQueue(mona, { projectId: stage.projectId, cursor: first.nextCursor })
  const all = [...first.items, ...second.items]
  expect(new Set(all.map((one) => one.taskId)).size).toBe(all.length)
  const escalated = await world.db
    .select({ id: task.id })
    .from(task)
    .where(and(eq(task.projectId, stage.projectId), eq(task.state, "escalated")))
  expect(all).toHaveLength(escalated.length)
  const told = all.map((one) => one.information)
  expect(told).toEqual([...told].sort((a, b) => b - a))
  expect(
    all.every((one) => one.information === expectedInformation(one.posterior ?? [], one.labelCount)),
  ).toBe(true)
})

test("a verdict settles its task, and the runs that wait for it a minute later", async () => {
  const { stage, taskId, runIds } = await disputed(["v1", "v2"])
  const draft = { taskId, decision: "label", answer: { preferred: "a" }, reason: "close_call" } as const
  await giveVerdict(await as("mona"), { ...draft, note: "A has a source." })
  const [settled] = await world.db.select().from(labelTable).where(eq(labelTable.taskId, taskId))
  expect(settled).toMatchObject({ source: "verdict", confidence: 1, answer: { preferred: "a" } })
  await settle(stage)
  expect(await stateOf(runIds[0])).toBe("finished")
  world.clock.advanceSeconds(60)
  expect(await settle(stage)).toEqual({ settledCount: 2 })
  const summary = await summarizeRun(await as("v2"), { runId: runIds[1] })
  expect(summary).toMatchObject({ state: "settled", score: 0, earnedPoints: 0n })
  expect(summary.rows[0]).toMatchObject({
    outcome: "wrong",
    why: { source: "verdict", verdict: { reason: "close_call", note: "A has a source." } },
  })
  expect(await summarizeRun(await as("v1"), { runId: runIds[0] })).toMatchObject({
    score: 1,
    earnedPoints: 10n,
  })
})

test("a verdict can be taken back within the minute, by its giver alone, and nothing is paid on it", async () => {
  const { stage, taskId, runIds } = await disputed(["u1", "u2"])
  const mona = await as("mona")
  const draft = { taskId, decision: "label", answer: { preferred: "a" }, reason: "close_call" } as const
  const { verdictId } = await giveVerdict(mona, draft)
  world.clock.advanceSeconds(30)
  await expect(undoVerdict(await as("milo"), { verdictId })).rejects.toMatchObject({ code: "NOT_FOUND" })
  expect((await readCase(mona, { taskId })).history).toMatchObject([{ answer: { preferred: "a" } }])
  expect((await readCase(await as("milo"), { taskId })).history).toMatchObject([{ answer: null, note: null }])
  await undoVerdict(mona, { verdictId })
  expect(await taskOf(taskId)).toMatchObject({ state: "escalated" })
  expect(await world.db.select().from(labelTable).where(eq(labelTable.taskId, taskId))).toHaveLength(0)
  world.clock.advanceSeconds(120)
  expect(await settle(stage)).toEqual({ settledCount: 0 })
  expect(await stateOf(runIds[0])).toBe("finished")
  const again = await giveVerdict(mona, draft)
  world.clock.advanceSeconds(61)
  await expect(undoVerdict(mona, { verdictId: again.verdictId })).rejects.toMatchObject({ code: "EXPIRED" })
})

test("two moderators at the same time: one verdict stands, the other is refused", async () => {
  const { taskId } = await disputed(["t1", "t2"])
  const draft = { taskId, decision: "label", reason: "close_call" } as const
  const outcomes = await Promise.allSettled([
    giveVerdict(await as("mona"), { ...draft, answer: { preferred: "a" } }),
    giveVerdict(await as("milo"), { ...draft, answer: { preferred: "b" } }),
  ])
  expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(["fulfilled", "rejected"])
  expect(await world.db.select().from(labelTable).where(eq(labelTable.taskId, taskId))).toHaveLength(1)
})

test("a moderator who answered a task labels like others, but never judges it", async () => {
  const { stage, taskId } = await disputed(["mona", "o2"])
  const mona = await as("mona")
  expect((await readQueue(mona, { projectId: stage.projectId })).items).toEqual([])
  expect(await readCase(mona, { taskId })).toMatchObject({ isOwnAnswer: true })
  const draft = { taskId, decision: "retire", reason: "item_broken" } as const
  await expect(giveVerdict(mona, draft)).rejects.toMatchObject({ code: "FORBIDDEN" })
  await giveVerdict(await as("milo"), draft)
  expect(await taskOf(taskId)).toMatchObject({ state: "withdrawn" })
})

test("more labels: the task is open for two more; once one is given the verdict cannot be taken back", async () => {
  const { stage, taskId, runIds } = await disputed(["m1", "m2"])
  const mona = await as("mona")
  const draft = { taskId, decision: "more_labels", reason: "too_few_answers" } as const
  const first = await giveVerdict(mona, draft)
  expect(await taskOf(taskId)).toMatchObject({ state: "open", extraLabels: 2 })
  await undoVerdict(mona, { verdictId: first.verdictId })
  expect(await taskOf(taskId)).toMatchObject({ state: "escalated", extraLabels: 0 })
  const second = await giveVerdict(mona, draft)
  world.clock.advanceSeconds(1)
  await label(world, stage, "m3", [[taskId, "a"]])
  await expect(undoVerdict(mona, { verdictId: second.verdictId })).rejects.toMatchObject({ code: "CONFLICT" })
  await label(world, stage, "m4", [[taskId, "a"]])
  expect(await taskOf(taskId)).toMatchObject({ labelCount: 4 })
  expect(["settled", "escalated"]).toContain((await taskOf(taskId))?.state)
  await expect(label(world, stage, "m5", [[taskId, "a"]])).rejects.toThrow(/left_queue/)
  expect(await stateOf(runIds[0])).toBe("finished")
})

test("a retired task is scored for nobody", async () => {
  const { stage, taskId, runIds } = await disputed(["r1", "r2"])
  await giveVerdict(await as("mona"), { taskId, decision: "retire", reason: "cannot_be_answered" })
  world.clock.advanceSeconds(60)
  await settle(stage)
  const summary = await summarizeRun(await as("r1"), { runId: runIds[0] })
  expect(summary).toMatchObject({ state: "settled", score: null })
  expect(summary.rows[0]?.outcome).toBe("withdrawn")
})

test("one decision on several cases is given case by case: what one refuses leaves the others as they are", async () => {
  const stage = await openStage(world, plain(4), { minLabels: 2, maxLabels: 2 })
  const [first, second, third, settled] = stage.taskIds as readonly [
    Id<"task">,
    Id<"task">,
    Id<"task">,
    Id<"task">,
  ]
  const all = [first, second, third, settled]
  await label(
    world,
    stage,
    "g1",
    all.map((taskId) => [taskId, "a"] as const),
  )
  await label(
    world,
    stage,
    "g2",
    all.map((taskId) => [taskId, taskId === settled ? "a" : "b"] as const),
  )
  const elsewhere = (await disputed(["g3", "g4"])).taskId
  const mona = await as("mona")
  const sent = { projectId: stage.projectId, decision: "more_labels", reason: "too_few_answers" } as const
  const { results } = await giveVerdicts(mona, {
    ...sent,
    taskIds: [first, settled, second, elsewhere, first],
  })
  expect(results.map(({ taskId, given }) => [taskId, given !== null])).toEqual([
    [first, true],
    [settled, false],
    [second, true],
    [elsewhere, false],
  ])
  expect(results.filter(({ given }) => given === null).every(({ refusal }) => refusal !== null)).toBe(true)
  expect(await taskOf(first)).toMatchObject({ state: "open", extraLabels: 2 })
  expect(await taskOf(settled)).toMatchObject({ state: "settled", extraLabels: 0 })
  expect(await taskOf(elsewhere)).toMatchObject({ state: "escalated", extraLabels: 0 })
  const verdictId = results[0]?.given?.verdictId as Id<"verdict">
  await undoVerdict(mona, { verdictId })
  expect(await taskOf(first)).toMatchObject({ state: "escalated", extraLabels: 0 })

  const out = { projectId: stage.projectId, decision: "retire", reason: "item_broken" } as const
  await giveVerdicts(mona, { ...out, taskIds: [first, third] })
  expect(await taskOf(third)).toMatchObject({ state: "withdrawn" })
  // A reason of the other decision fits none of them, and people without a desk get none.
  const misfit = { ...out, reason: "too_few_answers" as const, taskIds: [second] }
  await expect(giveVerdicts(mona, misfit)).rejects.toMatchObject({ code: "BAD_INPUT" })
  await expect(giveVerdicts(await as("g1"), { ...out, taskIds: [second] })).rejects.toMatchObject({
    code: "FORBIDDEN",
  })
})
