import { and, eq } from "drizzle-orm"
import { afterAll, beforeAll, expect, test } from "vitest"
import {
  annotation,
  appeal,
  appealReview,
  assignment,
  item,
  label as labelTable,
  poolModerator,
  run,
  task,
  taskItem,
  verdict,
} from "@/db/schema"
import { job, label, openStage, plain, type Side, type Stage } from "@/db/testing/labeling/stage"
import { createWorld, type World } from "@/db/testing/world"
import { appealStakePoints, appealTargetSeconds } from "@/server/domain/appeal/terms"
import type { Id } from "@/server/domain/id"
import { checkLedger } from "../ledger/check-ledger"
import { readPoints } from "../ledger/read-points"
import { readVerdicts } from "../release/release-evidence"
import { giveVerdict } from "../review/give-verdict"
import { readModerators } from "../review/read-moderators"
import { settleRuns } from "../run/settle-runs"
import { summarizeRun } from "../run/summarize-run"
import { decideAppeal } from "./decide-appeal"
import { getAppeal } from "./get-appeal"
import { giveReview } from "./give-review"
import { countUnreadAppeals, listMyAppeals } from "./list-my-appeals"
import { listSeats } from "./list-seats"
import { markAppealRead } from "./mark-appeal-read"
import { openAppeal } from "./open-appeal"
import { previewAppeal } from "./preview-appeal"
import { readOverturnRate } from "./read-overturn-rate"
import { readSeat } from "./read-seat"
import { tendAppeals } from "./tend-appeals"
import { undoReview } from "./undo-review"
import { withdrawAppeal } from "./withdraw-appeal"

let world: World

beforeAll(async () => {
  world = await createWorld()
})
afterAll(async () => {
  await world.close()
})

const as = async (name: string) => world.context((await world.person(name)).actor)
const idOf = async (name: string) => (await world.person(name)).actor.accountId
const pointsOf = async (name: string) => readPoints(world.db, await idOf(name))
const reason = { reason: "detail_missed", words: "The second sentence says otherwise." } as const

async function assignmentOf(name: string, taskId: Id<"task">): Promise<Id<"assignment">> {
  const [row] = await world.db
    .select({ id: assignment.id })
    .from(assignment)
    .where(and(eq(assignment.taskId, taskId), eq(assignment.labelerId, await idOf(name))))
  if (row === undefined) throw new Error(`${name} has no assignment`)
  return row.id
}

/** Gives a labeler points to stake, by a run that everybody agrees on. */
async function enrich(stage: Stage, names: readonly string[]) {
  const [, ...rest] = stage.taskIds
  for (const name of names)
    await label(
      world,
      stage,
      name,
      rest.map((taskId) => [taskId, "a"] as const),
    )
  await settleRuns(world.context(job), { projectId: stage.projectId })
}

/** `right` said a and staked, `wrong` said b; mona settled on b, and both runs are settled by it. */
async function settledByMona(names: readonly [string, string], stakePoints = 0n) {
  const stage = await openStage(world, plain(4), { minLabels: 2, maxLabels: 2 })
  const [right, wrong] = names
  await enrich(stage, names)
  const taskId = stage.taskIds[0] as Id<"task">
  const rightRunId = await label(world, stage, right, [[taskId, "a"]], stakePoints)
  const wrongRunId = await label(world, stage, wrong, [[taskId, "b"]])
  const verdictOf = { taskId, decision: "label", answer: { preferred: "b" }, reason: "close_call" } as const
  const { verdictId } = await giveVerdict(await as("mona"), verdictOf)
  world.clock.advanceSeconds(61)
  await settleRuns(world.context(job), { projectId: stage.projectId })
  return { stage, taskId, rightRunId, wrongRunId, verdictId, assignmentId: await assignmentOf(right, taskId) }
}

async function review(name: string, appealId: Id<"appeal">, preferred: Side) {
  const input = { appealId, decision: "label", answer: { preferred }, reason: "clear_on_reading" } as const
  return giveReview(await as(name), input)
}

async function decide(appealId: Id<"appeal">) {
  world.clock.advanceSeconds(61)
  await decideAppeal(world.context(job), { appealId })
}

const stateOf = async (appealId: Id<"appeal">) => {
  const [row] = await world.db.select().from(appeal).where(eq(appeal.id, appealId))
  return row?.state
}

test("an overturned appeal gives stake, points and label back exactly, and the ledger stays sound", async () => {
  const { stage, taskId, rightRunId, wrongRunId, verdictId, assignmentId } = await settledByMona(
    ["ann", "bob"],
    10n,
  )
  const before = { ann: await pointsOf("ann"), bob: await pointsOf("bob") }
  const [lost] = await world.db.select().from(run).where(eq(run.id, rightRunId))
  expect(lost).toMatchObject({ score: 0, settlementPoints: -10n, earnedPoints: 0n })
  const ann = await as("ann")
  const preview = await previewAppeal(ann, { assignmentId })
  expect(preview).toMatchObject({ refusal: null, stakePoints: 10n, panel: 1, independentCount: 1 })
  const { appealId } = await openAppeal(ann, { assignmentId, ...reason })
  expect((await pointsOf("ann")).heldPoints).toBe(before.ann.heldPoints - appealStakePoints)
  expect((await pointsOf("ann")).stakedPoints).toBe(before.ann.stakedPoints + appealStakePoints)
  await review("milo", appealId, "a")
  await decide(appealId)

  expect(await stateOf(appealId)).toBe("overturned")
  // As if the run had been settled so at once: 10 staked, 10 won, base points of 10 doubled by the highest stake.
  const [restored] = await world.db.select().from(run).where(eq(run.id, rightRunId))
  expect(restored).toMatchObject({ score: 1, settlementPoints: 10n, earnedPoints: 20n })
  expect((await pointsOf("ann")).heldPoints).toBe(before.ann.heldPoints + 10n + 10n + 20n)
  expect((await pointsOf("ann")).lifetimePoints).toBe(before.ann.lifetimePoints + 10n + 20n)
  const [answer] = await world.db
    .select()
    .from(annotation)
    .where(and(eq(annotation.taskId, taskId), eq(annotation.runId, rightRunId)))
  expect(answer).toMatchObject({ credit: 1, earnedPoints: 20n })
  // Who agreed with the first verdict loses nothing.
  const [kept] = await world.db.select().from(run).where(eq(run.id, wrongRunId))
  expect(kept).toMatchObject({ score: 1, earnedPoints: 10n })
  expect((await pointsOf("bob")).heldPoints).toBe(before.bob.heldPoints)
  const [settled] = await world.db.select().from(labelTable).where(eq(labelTable.taskId, taskId))
  expect(settled).toMatchObject({ answer: { preferred: "a" }, source: "verdict", method: "appeal" })
  const [first] = await world.db.select().from(verdict).where(eq(verdict.id, verdictId))
  expect(first?.overturnedAt).not.toBeNull()
  const paid = await readVerdicts(world.db, stage.projectId)
  expect(paid).toEqual([{ taskId, moderatorId: await idOf("milo") }])
  expect(await readOverturnRate({ db: world.db }, stage.poolId)).toMatchObject({
    decidedCount: 1,
    overturnedCount: 1,
    rate: 1,
    openCount: 0,
  })
  expect((await checkLedger(world.context(job))).faults).toEqual([])
  const { moderators, agreement } = await readModerators(await as("milo"), { projectId: stage.projectId })
  expect(agreement).toMatchObject({ count: 0, total: 1, share: 0 })
  const lines = new Map(moderators.map((line) => [line.accountId, line]))
  expect(lines.get(await idOf("mona"))).toMatchObject({ verdictCount: 1, overturned: { count: 1, total: 1 } })
  expect(lines.get(await idOf("milo"))).toMatchObject({ verdictCount: 0, reviewCount: 1, overturned: null })
})

test("the appellant reads the outcome with its reasons, its ledger lines, and is told once", async () => {
  const { rightRunId, assignmentId } = await settledByMona(["ana", "ben"], 10n)
  const ana = await as("ana")
  const { appealId } = await openAppeal(ana, { assignmentId, ...reason })
  const waiting = await getAppeal(ana, { appealId })
  expect(waiting).toMatchObject({ state: "in_review", panel: 1, reviews: [], answer: { wasVerdict: true } })
  expect(waiting.dueAt.getTime() - waiting.openedAt.getTime()).toBe(appealTargetSeconds * 1000)
  await review("milo", appealId, "a")
  expect((await getAppeal(ana, { appealId })).reviews).toEqual([
    { decision: null, answer: null, reason: null, note: null },
  ])
  expect(await countUnreadAppeals(ana)).toEqual({ count: 0 })
  await decide(appealId)
  expect(await countUnreadAppeals(ana)).toEqual({ count: 1 })
  const told = await getAppeal(ana, { appealId })
  expect(told.restoredPoints).toBe(40n)
  expect(told.reviews).toMatchObject([{ decision: "label", reason: "clear_on_reading" }])
  expect(told.history.map((step) => step.event)).toEqual(["open", "seat", "overturn"])
  const sum = told.movements.reduce((total, line) => total + line.points, 0n)
  expect(sum).toBe(10n + 20n)
  expect(told.movements.map((line) => line.reason)).toContain("stake_bonus")
  expect(
    JSON.stringify(told, (_key, value) => (typeof value === "bigint" ? `${value}` : value)),
  ).not.toContain(await idOf("milo"))
  await markAppealRead(ana, { appealId })
  expect(await countUnreadAppeals(ana)).toEqual({ count: 0 })
  expect((await listMyAppeals(ana, { cursor: null })).items).toMatchObject([
    { appealId, state: "overturned", isStakeReturned: true },
  ])
  const summary = await summarizeRun(ana, { runId: rightRunId })
  expect(summary).toMatchObject({ score: 1, earnedPoints: 20n })
  expect(summary.moved.heldAfter - summary.moved.heldBefore).toBe(-10n)
})

test("an upheld appeal costs the stake, which goes to the project's labelers with what else was lost", async () => {
  const { stage, assignmentId, taskId } = await settledByMona(["uma", "vic"])
  const uma = await as("uma")
  const before = await pointsOf("uma")
  const { appealId } = await openAppeal(uma, { assignmentId, ...reason })
  await review("milo", appealId, "b")
  await decide(appealId)
  expect(await stateOf(appealId)).toBe("upheld")
  expect((await pointsOf("uma")).heldPoints).toBe(before.heldPoints - appealStakePoints)
  const [settled] = await world.db.select().from(labelTable).where(eq(labelTable.taskId, taskId))
  expect(settled?.answer).toEqual({ preferred: "b" })
  await expect(openAppeal(uma, { assignmentId, ...reason })).rejects.toThrow(/once/)
  expect(await readOverturnRate({ db: world.db }, stage.poolId)).toMatchObject({ rate: 0, decidedCount: 1 })
})

test("an outcome later than the target costs the appellant nothing", async () => {
  const { assignmentId } = await settledByMona(["lea", "leo"])
  const before = await pointsOf("lea")
  const { appealId } = await openAppeal(await as("lea"), { assignmentId, ...reason })
  world.clock.advanceSeconds(appealTargetSeconds)
  await review("milo", appealId, "b")
  await decide(appealId)
  expect(await stateOf(appealId)).toBe("upheld")
  expect((await pointsOf("lea")).heldPoints).toBe(before.heldPoints)
})

test("reviewers see the case and what the appellant says, and nothing of any answer or person", async () => {
  const { assignmentId, taskId } = await settledByMona(["eva", "fay"])
  const { appealId } = await openAppeal(await as("eva"), { assignmentId, ...reason })
  const milo = await as("milo")
  expect((await listSeats(milo)).items.map((seat) => seat.appealId)).toContain(appealId)
  const seen = await readSeat(milo, { appealId })
  expect(seen).toMatchObject({ taskId, words: reason.words, reason: "detail_missed" })
  const text = JSON.stringify(seen)
  expect(text).not.toContain("preferred")
  expect(text).not.toContain("posterior")
  for (const name of ["eva", "fay", "mona"]) expect(text).not.toContain(await idOf(name))
})

test("nobody without a seat reads or reviews: not the first reviewer, not the appellant, not the owner", async () => {
  const { assignmentId } = await settledByMona(["gia", "gus"])
  const { appealId } = await openAppeal(await as("gia"), { assignmentId, ...reason })
  for (const name of ["mona", "gia", "gus", "owner"]) {
    await expect(readSeat(await as(name), { appealId })).rejects.toMatchObject({ code: "NOT_FOUND" })
    await expect(review(name, appealId, "a")).rejects.toMatchObject({ code: "NOT_FOUND" })
  }
  await expect(getAppeal(await as("gus"), { appealId })).rejects.toMatchObject({ code: "NOT_FOUND" })
})

test("where nobody is independent the appeal waits and says so, until somebody is appointed", async () => {
  const { stage, assignmentId } = await settledByMona(["milo", "hal"])
  const milo = await as("milo")
  const preview = await previewAppeal(milo, { assignmentId })
  expect(preview).toMatchObject({ refusal: null, moderatorCount: 2, independentCount: 0, panel: 0 })
  const { appealId } = await openAppeal(milo, { assignmentId, ...reason })
  expect(await stateOf(appealId)).toBe("waiting")
  await tendAppeals(world.context(job))
  expect(await stateOf(appealId)).toBe("waiting")
  const { poolId } = stage
  const appointedAt = world.clock.now()
  await world.db.insert(poolModerator).values({ poolId, accountId: await idOf("nora"), appointedAt })
  await tendAppeals(world.context(job))
  expect(await stateOf(appealId)).toBe("in_review")
  await review("nora", appealId, "a")
  await decide(appealId)
  expect(await stateOf(appealId)).toBe("overturned")
})

test("three independent moderators decide by majority; a seat left unused goes to somebody else", async () => {
  const { stage, assignmentId } = await settledByMona(["ida", "ike"])
  const { poolId } = stage
  const appointedAt = world.clock.now()
  for (const name of ["nia", "ned", "nat"]) {
    await world.db.insert(poolModerator).values({ poolId, accountId: await idOf(name), appointedAt })
  }
  const { appealId } = await openAppeal(await as("ida"), { assignmentId, ...reason })
  const seats = () => world.db.select().from(appealReview).where(eq(appealReview.appealId, appealId))
  expect(await seats()).toHaveLength(3)
  const names = new Map<string, string>()
  for (const name of ["milo", "nia", "ned", "nat"]) names.set(await idOf(name), name)
  const seated = (await seats()).map((seat) => names.get(seat.reviewerId) ?? "")
  await review(seated[0] ?? "", appealId, "a")
  await decide(appealId)
  expect(await stateOf(appealId)).toBe("in_review")
  world.clock.advanceSeconds(24 * 3_600)
  await tendAppeals(world.context(job))
  const taken = await seats()
  expect(taken.filter((seat) => seat.state === "released")).toHaveLength(1)
  expect(taken.filter((seat) => seat.state === "seated")).toHaveLength(2)
  for (const seat of taken.filter((one) => one.state === "seated")) {
    await review(names.get(seat.reviewerId) ?? "", appealId, "a")
  }
  await decide(appealId)
  expect(await stateOf(appealId)).toBe("overturned")
})

test("a review can be taken back for a minute, in which nothing is decided", async () => {
  const { assignmentId } = await settledByMona(["joy", "jon"])
  const { appealId } = await openAppeal(await as("joy"), { assignmentId, ...reason })
  const milo = await as("milo")
  await review("milo", appealId, "b")
  world.clock.advanceSeconds(30)
  await decideAppeal(world.context(job), { appealId })
  expect(await stateOf(appealId)).toBe("in_review")
  await undoReview(milo, { appealId })
  await review("milo", appealId, "a")
  world.clock.advanceSeconds(60)
  await expect(undoReview(milo, { appealId })).rejects.toMatchObject({ code: "EXPIRED" })
  await decideAppeal(world.context(job), { appealId })
  expect(await stateOf(appealId)).toBe("overturned")
})

test("an appeal is taken back before a review alone, with its stake; the answer is not appealed again", async () => {
  const { assignmentId } = await settledByMona(["kay", "kim"])
  const kay = await as("kay")
  const before = await pointsOf("kay")
  const { appealId } = await openAppeal(kay, { assignmentId, ...reason })
  await withdrawAppeal(kay, { appealId })
  expect(await pointsOf("kay")).toEqual(before)
  await expect(openAppeal(kay, { assignmentId, ...reason })).rejects.toMatchObject({ code: "WRONG_STATE" })
})

test("a task retired by its reviewers is scored for nobody, and its label is gone", async () => {
  const { assignmentId, taskId, rightRunId } = await settledByMona(["oda", "oli"], 10n)
  const { appealId } = await openAppeal(await as("oda"), { assignmentId, ...reason })
  await giveReview(await as("milo"), { appealId, decision: "retire", reason: "cannot_be_answered" })
  await decide(appealId)
  expect(await stateOf(appealId)).toBe("overturned")
  const [row] = await world.db.select().from(task).where(eq(task.id, taskId))
  expect(row?.state).toBe("withdrawn")
  expect(await world.db.select().from(labelTable).where(eq(labelTable.taskId, taskId))).toEqual([])
  const [settled] = await world.db.select().from(run).where(eq(run.id, rightRunId))
  expect(settled).toMatchObject({ score: null, settlementPoints: 0n })
  expect((await checkLedger(world.context(job))).faults).toEqual([])
})

test("an appeal lapses with its stake when an item of its task is withdrawn", async () => {
  const { assignmentId, taskId } = await settledByMona(["pam", "pia"])
  const before = await pointsOf("pam")
  const { appealId } = await openAppeal(await as("pam"), { assignmentId, ...reason })
  const [shown] = await world.db.select().from(taskItem).where(eq(taskItem.taskId, taskId)).limit(1)
  const withdrawnAt = world.clock.now()
  await world.db
    .update(item)
    .set({ withdrawnAt })
    .where(eq(item.id, shown?.itemId as Id<"item">))
  await tendAppeals(world.context(job))
  expect(await stateOf(appealId)).toBe("moot")
  expect((await pointsOf("pam")).heldPoints).toBe(before.heldPoints)
})

test("two who appeal one task at the same time: one is heard, and it counts for both", async () => {
  const stage = await openStage(world, plain(4), { minLabels: 3, maxLabels: 3 })
  const names = ["rex", "ria", "roy"] as const
  await enrich(stage, names)
  const taskId = stage.taskIds[0] as Id<"task">
  const sides = { rex: "a", ria: "a", roy: "b" } as const
  for (const name of names) await label(world, stage, name, [[taskId, sides[name]]], 5n)
  const verdictOf = { taskId, decision: "label", answer: { preferred: "b" }, reason: "close_call" } as const
  const [judged] = await world.db.select().from(task).where(eq(task.id, taskId))
  if (judged?.state === "escalated") await giveVerdict(await as("mona"), verdictOf)
  world.clock.advanceSeconds(61)
  await settleRuns(world.context(job), { projectId: stage.projectId })
  const wrongOnes = judged?.state === "escalated" ? (["rex", "ria"] as const) : (["roy"] as const)
  const opened = await Promise.allSettled(
    wrongOnes.map(async (name) =>
      openAppeal(await as(name), { assignmentId: await assignmentOf(name, taskId), ...reason }),
    ),
  )
  const ids = opened.flatMap((one) => (one.status === "fulfilled" ? [one.value.appealId] : []))
  expect(ids).toHaveLength(1)
  await review("milo", ids[0] as Id<"appeal">, judged?.state === "escalated" ? "a" : "b")
  await decide(ids[0] as Id<"appeal">)
  for (const name of wrongOnes) {
    const [row] = await world.db
      .select({ credit: annotation.credit })
      .from(annotation)
      .where(and(eq(annotation.taskId, taskId), eq(annotation.labelerId, await idOf(name))))
    expect(row?.credit).toBe(1)
  }
  expect((await checkLedger(world.context(job))).faults).toEqual([])
})
