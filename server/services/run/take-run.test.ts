import { and, eq, inArray, sql } from "drizzle-orm"
import { afterAll, beforeAll, expect, test } from "vitest"
import { assignment, run, task } from "@/db/schema"
import { label, openStage, plain, recipient, type Stage, take } from "@/db/testing/labeling/stage"
import { createWorld, type World } from "@/db/testing/world"
import { pointsAccount } from "@/server/domain/ledger/accounts"
import { checkLedger } from "../ledger/check-ledger"
import { postTransfer } from "../ledger/post-transfers"
import { readPoints } from "../ledger/read-points"
import { pauseProject } from "../project/pause-project"
import { answerRun } from "./answer-run"
import { expireLeases } from "./expire-leases"
import { finishRun } from "./finish-run"
import { getRun } from "./get-run"
import { listMyRuns } from "./list-my-runs"
import { previewRun } from "./preview-run"
import { takeRun } from "./take-run"

let world: World
const system = { kind: "job", name: "test" } as const

beforeAll(async () => {
  world = await createWorld()
})
afterAll(async () => {
  await world.close()
})

const takeAs = async (name: string, stage: Stage, stakePoints = 0n) =>
  takeRun(world.context((await world.person(name)).actor), {
    projectId: stage.projectId,
    stakePoints,
    readerRecipient: recipient,
  })
const give = async (name: string, points: bigint) => {
  const { accountId } = (await world.person(name)).actor
  const gift = { from: pointsAccount.mint(), to: pointsAccount.held(accountId), amount: points }
  await world.db.transaction((transaction) =>
    postTransfer(world.context(system), transaction, {
      ...gift,
      reason: "run_reward",
      referenceId: `gift_${name}`,
    }),
  )
}

test("twenty labelers who take at the same time never pass a task's places", async () => {
  const stage = await openStage(world, plain(30), { minLabels: 3, maxLabels: 5 })
  const names = Array.from({ length: 20 }, (_, index) => `taker${index}`)
  await Promise.all(names.map((name) => world.person(name)))
  const outcomes = await Promise.allSettled(names.map((name) => takeAs(name, stage)))
  const failures = outcomes.filter((outcome) => outcome.status === "rejected")
  for (const failure of failures) expect(failure.reason).toMatchObject({ code: "NOTHING_TO_DO" })
  const tasks = await world.db.select().from(task).where(eq(task.projectId, stage.projectId))
  for (const row of tasks) expect(row.leasedCount).toBeLessThanOrEqual(3)
  const leases = await world.db
    .select({ taskId: assignment.taskId, count: sql<number>`count(*)::int` })
    .from(assignment)
    .where(inArray(assignment.taskId, [...stage.taskIds]))
    .groupBy(assignment.taskId)
  for (const { taskId, count } of leases)
    expect(count).toBe(tasks.find((row) => row.id === taskId)?.leasedCount)
  // 30 tasks with 3 places each: nobody went away while there was work.
  expect(leases.reduce((sum, row) => sum + row.count, 0)).toBe(90)
})

test("one labeler who takes five times at once has one run", async () => {
  const stage = await openStage(world, plain(30))
  await world.person("eager")
  const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => takeAs("eager", stage)))
  expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(1)
  const leased = await world.db
    .select({ sum: sql<number>`sum(${task.leasedCount})::int` })
    .from(task)
    .where(eq(task.projectId, stage.projectId))
  expect(leased[0]?.sum).toBe(10)
})

test("the stake moves with the lease, and neither moves without the other", async () => {
  const stage = await openStage(world, plain(3))
  await give("stan", 8n)
  const { accountId } = (await world.person("stan")).actor
  await expect(takeAs("stan", stage, 9n)).rejects.toMatchObject({ code: "INSUFFICIENT_POINTS" })
  expect(await readPoints(world.db, accountId)).toMatchObject({ heldPoints: 8n, stakedPoints: 0n })
  await takeAs("stan", stage, 8n)
  expect(await readPoints(world.db, accountId)).toMatchObject({ heldPoints: 0n, stakedPoints: 8n })
})

test("more than the level allows cannot be staked", async () => {
  const stage = await openStage(world, plain(3))
  await give("lev", 50n)
  await expect(takeAs("lev", stage, 11n)).rejects.toMatchObject({
    code: "BAD_INPUT",
    details: { limitedBy: "level" },
  })
})

test("a labeler never gets a task twice, nor one about an item of their own", async () => {
  const stage = await openStage(world, plain(4))
  await label(world, stage, "twice", [[stage.taskIds[0], "a"]])
  const second = await take(world, stage, "twice")
  expect(second.assignments.map((one) => one.taskId).sort()).toEqual([...stage.taskIds.slice(1)].sort())
  await expect(takeAs("cora", stage)).rejects.toMatchObject({ code: "NOTHING_TO_DO" })
})

test("golds are mixed in at their share and look like all other tasks", async () => {
  const rows = [...plain(20), ...Array.from({ length: 10 }, () => ({ gold: "a" as const }))]
  const stage = await openStage(world, rows, { goldShare: 0.2 })
  const { assignments, runId } = await take(world, stage, "golda")
  const golds = new Set<string>(stage.taskIds.slice(20))
  expect(assignments.filter((one) => golds.has(one.taskId))).toHaveLength(2)
  expect(assignments.every((one) => one.explained === null)).toBe(true)
  expect(
    JSON.stringify(assignments, (_, value) => (typeof value === "bigint" ? `${value}` : value)),
  ).not.toMatch(/gold/i)
  const stored = await world.db
    .select({ isGold: assignment.isGold })
    .from(assignment)
    .where(and(eq(assignment.runId, runId), eq(assignment.isGold, true)))
  expect(stored).toHaveLength(2)
})

test("a paused project gives out no runs", async () => {
  const stage = await openStage(world, plain(3))
  await pauseProject(world.context((await world.person("owner")).actor), { projectId: stage.projectId })
  await expect(takeAs("pat", stage)).rejects.toMatchObject({ code: "WRONG_STATE" })
})

test("sides are dealt at random, and answers are stored the right way round", async () => {
  const stage = await openStage(world, plain(40), { runSize: 40 })
  const { assignments, runId, context } = await take(world, stage, "swap")
  const swapped = assignments.filter((one) => one.isSwapped)
  expect(swapped.length).toBeGreaterThan(5)
  expect(swapped.length).toBeLessThan(35)
  const answers = assignments.map(({ assignmentId }) => ({ assignmentId, answer: { preferred: "a" } }))
  await answerRun(context, { runId, answers })
  const stored = await world.db.select().from(assignment).where(eq(assignment.runId, runId))
  for (const row of stored) expect(row.answer).toEqual({ preferred: row.isSwapped ? "b" : "a" })
  const shown = await getRun(context, { runId })
  for (const one of shown.assignments) expect(one.answer).toEqual({ preferred: "a" })
})

test("an expired run counts for nothing, frees its places and gives the stake back whole", async () => {
  const stage = await openStage(world, plain(2))
  await give("late", 10n)
  const { accountId } = (await world.person("late")).actor
  const { runId, context, assignments } = await take(world, stage, "late", 10n)
  const [first] = assignments
  await answerRun(context, {
    runId,
    answers: [{ assignmentId: first?.assignmentId ?? "asg_", answer: { preferred: "a" } }],
  })
  world.clock.advanceSeconds(1_801)
  const late = answerRun(context, {
    runId,
    answers: [{ assignmentId: first?.assignmentId ?? "asg_", answer: { preferred: "b" } }],
  })
  await expect(late).rejects.toMatchObject({ code: "EXPIRED" })
  await Promise.all([expireLeases(world.context(system)), expireLeases(world.context(system))])
  expect(await readPoints(world.db, accountId)).toMatchObject({ heldPoints: 10n, stakedPoints: 0n })
  const tasks = await world.db.select().from(task).where(eq(task.projectId, stage.projectId))
  for (const row of tasks) expect(row).toMatchObject({ leasedCount: 0, labelCount: 0 })
  expect((await getRun(context, { runId })).run.note).toContain("10 points came back whole")
  const [kept] = await world.db.select().from(run).where(eq(run.id, runId))
  expect(kept?.state).toBe("abandoned")
  expect((await take(world, stage, "late")).assignments).toHaveLength(2)
})

test("a run whose time is over is not in the way of the next one, and its stake can be staked again at once", async () => {
  const stage = await openStage(world, plain(2))
  await give("again", 10n)
  const { runId, context } = await take(world, stage, "again", 10n)
  world.clock.advanceSeconds(1_801)
  expect((await getRun(context, { runId })).run).toMatchObject({ state: "abandoned" })
  expect((await getRun(context, { runId })).run.note).toContain("10 points comes back whole")
  expect((await listMyRuns(context, {})).items[0]).toMatchObject({ runId, state: "abandoned" })
  const offer = await previewRun(context, { projectId: stage.projectId, stakePoints: 10n })
  expect(offer).toMatchObject({ canTake: true, openRunId: null, heldPoints: 10n, affordablePoints: 10n })
  const next = await take(world, stage, "again", 10n)
  expect(next.runId).not.toBe(runId)
  expect(next.assignments).toHaveLength(2)
  const { accountId } = (await world.person("again")).actor
  expect(await readPoints(world.db, accountId)).toMatchObject({ heldPoints: 0n, stakedPoints: 10n })
  expect((await getRun(context, { runId })).run.note).toContain("10 points came back whole")
  const late = finishRun(context, { runId })
  await expect(late).rejects.toMatchObject({ code: "WRONG_STATE" })
})

test("the ledger is sound after all of this", async () => {
  expect(await checkLedger(world.context(system))).toMatchObject({ isSound: true })
})
