import { eq, sql } from "drizzle-orm"
import { afterAll, beforeAll, expect, test } from "vitest"
import { appeal, appealReview, label as labelTable, poolModerator, run, verdict } from "@/db/schema"
import { job, label, openStage, plain, type Side, type Stage } from "@/db/testing/labeling/stage"
import { createWorld, type World } from "@/db/testing/world"
import type { Id } from "@/server/domain/id"
import { checkLedger } from "../ledger/check-ledger"
import { giveVerdict } from "../review/give-verdict"
import { readModerators } from "../review/read-moderators"
import { undoVerdict } from "../review/undo-verdict"
import { settleRuns } from "../run/settle-runs"
import { decideAppeal } from "./decide-appeal"
import { giveReview } from "./give-review"
import { listMyAppeals } from "./list-my-appeals"
import { listSeats } from "./list-seats"
import { openAppeal } from "./open-appeal"
import { openSecondLook } from "./open-second-look"
import { readOverturnRate } from "./read-overturn-rate"
import { readSeat } from "./read-seat"

let world: World

beforeAll(async () => {
  world = await createWorld()
})
afterAll(async () => {
  await world.close()
})

const as = async (name: string) => world.context((await world.person(name)).actor)
const idOf = async (name: string) => (await world.person(name)).actor.accountId

/** The first labeler said a, the second b; mona settles on b, and every verdict is drawn. */
async function drawnVerdict(names: readonly [string, string], secondLookShare = 1) {
  const stage = await openStage(world, plain(1), { minLabels: 2, maxLabels: 2, secondLookShare })
  await world.db
    .insert(poolModerator)
    .values({ poolId: stage.poolId, accountId: await idOf("mara"), appointedAt: world.clock.now() })
  const taskId = stage.taskIds[0] as Id<"task">
  const runId = await label(world, stage, names[0], [[taskId, "a"]])
  await label(world, stage, names[1], [[taskId, "b"]])
  const verdictOf = { taskId, decision: "label", answer: { preferred: "b" }, reason: "close_call" } as const
  const { verdictId } = await giveVerdict(await as("mona"), verdictOf)
  return { stage, taskId, runId, verdictId }
}

/** A minute on: the runs are settled by the verdict, and it is looked at again. */
async function lookedAt(stage: Stage, verdictId: Id<"verdict">) {
  world.clock.advanceSeconds(61)
  await settleRuns(world.context(job), { projectId: stage.projectId })
  await openSecondLook(world.context(job), { verdictId })
  const [opened] = await world.db.select().from(appeal).where(eq(appeal.firstVerdictId, verdictId))
  if (opened === undefined) throw new Error("nothing was opened")
  return opened
}

/** Whoever has the seat that waits says this. */
async function look(appealId: Id<"appeal">, preferred: Side) {
  const seats = await world.db.select().from(appealReview).where(eq(appealReview.appealId, appealId))
  const seat = seats.find(({ state }) => state === "seated")
  const names = ["mona", "milo", "mara"]
  const ids = await Promise.all(names.map(idOf))
  const name = names.find((_, place) => ids[place] === seat?.reviewerId) ?? "nobody"
  const input = { appealId, decision: "label", answer: { preferred }, reason: "clear_on_reading" } as const
  await giveReview(await as(name), input)
  world.clock.advanceSeconds(61)
  await decideAppeal(world.context(job), { appealId })
  return name
}

const rowOf = async (appealId: Id<"appeal">) => {
  const [row] = await world.db.select().from(appeal).where(eq(appeal.id, appealId))
  return row
}
const queuedLooks = async (verdictId: Id<"verdict">) =>
  world.db.execute(sql`select 1 from graphile_worker.jobs where key = ${`look:${verdictId}`}`)

test("a drawn verdict is dealt blind to another moderator, and agreement is counted", async () => {
  const { stage, taskId, verdictId } = await drawnVerdict(["ina", "ivo"])
  expect(await queuedLooks(verdictId)).toHaveLength(1)
  const { id: appealId, panel } = await lookedAt(stage, verdictId)
  expect(panel).toBe(1)
  const [seat] = await world.db.select().from(appealReview).where(eq(appealReview.appealId, appealId))
  expect(seat?.reviewerId).not.toBe(await idOf("mona"))
  const reviewer = seat?.reviewerId === (await idOf("milo")) ? "milo" : "mara"
  expect((await listSeats(await as(reviewer))).items).toMatchObject([{ appealId, subject: "second_look" }])
  const seen = await readSeat(await as(reviewer), { appealId })
  expect(seen).toMatchObject({ about: "task", subject: "second_look", taskId })
  const text = JSON.stringify(seen)
  for (const hidden of ["preferred", "posterior", await idOf("mona")]) expect(text).not.toContain(hidden)

  await look(appealId, "b")
  expect((await rowOf(appealId))?.state).toBe("upheld")
  const { secondLooks, agreement, moderators } = await readModerators(await as("mona"), {
    projectId: stage.projectId,
  })
  expect(secondLooks).toMatchObject({ agreement: { count: 1, total: 1 }, openCount: 0 })
  expect(agreement).toBeNull()
  expect(moderators.find(({ verdictCount }) => verdictCount === 1)?.secondLooks).toMatchObject({
    count: 1,
    total: 1,
  })
  // It is no appeal: nobody's own, and not in the public rate.
  expect((await listMyAppeals(await as("mona"), {})).items).toEqual([])
  expect((await readOverturnRate({ db: world.db }, stage.poolId)).decidedCount).toBe(0)
})

test("where two differ a third decides; overturned, label and runs are put right as by an appeal", async () => {
  const { stage, taskId, runId, verdictId } = await drawnVerdict(["jan", "jil"])
  const { id: appealId } = await lookedAt(stage, verdictId)
  const second = await look(appealId, "a")
  expect(await rowOf(appealId)).toMatchObject({ state: "in_review", panel: 2 })
  expect((await readModerators(await as("mona"), { projectId: stage.projectId })).secondLooks).toMatchObject({
    agreement: null,
    openCount: 1,
    thirdCount: 1,
  })
  const third = await look(appealId, "a")
  expect(new Set([second, third, "mona"]).size).toBe(3)
  expect((await rowOf(appealId))?.state).toBe("overturned")
  const [settled] = await world.db.select().from(labelTable).where(eq(labelTable.taskId, taskId))
  expect(settled).toMatchObject({ answer: { preferred: "a" }, method: "appeal" })
  const [restored] = await world.db.select().from(run).where(eq(run.id, runId))
  expect(restored).toMatchObject({ score: 1, earnedPoints: 10n })
  const [first] = await world.db.select().from(verdict).where(eq(verdict.id, verdictId))
  expect(first?.overturnedAt).not.toBeNull()
  expect((await checkLedger(world.context(job))).faults).toEqual([])
})

test("a third who sides with the first verdict lets it stand", async () => {
  const { stage, taskId, verdictId } = await drawnVerdict(["kai", "kim"])
  const { id: appealId } = await lookedAt(stage, verdictId)
  await look(appealId, "a")
  await look(appealId, "b")
  expect((await rowOf(appealId))?.state).toBe("upheld")
  const [settled] = await world.db.select().from(labelTable).where(eq(labelTable.taskId, taskId))
  expect(settled).toMatchObject({ answer: { preferred: "b" }, method: "verdict" })
  const { secondLooks } = await readModerators(await as("mona"), { projectId: stage.projectId })
  expect(secondLooks.agreement).toMatchObject({ count: 0, total: 1 })
})

test("nothing is looked at that was not drawn or was taken back, and a second time changes nothing", async () => {
  const undrawn = await drawnVerdict(["lea", "lou"], 0)
  expect(await queuedLooks(undrawn.verdictId)).toHaveLength(0)
  const undone = await drawnVerdict(["max", "mia"])
  await undoVerdict(await as("mona"), { verdictId: undone.verdictId })
  await openSecondLook(world.context(job), { verdictId: undone.verdictId })
  const drawn = await drawnVerdict(["ned", "nia"])
  await lookedAt(drawn.stage, drawn.verdictId)
  await openSecondLook(world.context(job), { verdictId: drawn.verdictId })
  const opened = await world.db.select().from(appeal).where(eq(appeal.firstVerdictId, drawn.verdictId))
  expect(opened).toHaveLength(1)
  expect(await world.db.select().from(appeal).where(eq(appeal.firstVerdictId, undone.verdictId))).toEqual([])
  await expect(openSecondLook(await as("mona"), { verdictId: drawn.verdictId })).rejects.toMatchObject({
    code: "FORBIDDEN",
  })
})

test("a labeler's appeal takes the place of a second look at the same task", async () => {
  const { stage, taskId, verdictId } = await drawnVerdict(["oda", "ole"])
  const { id: lookId } = await lookedAt(stage, verdictId)
  const rows = await world.db.execute<{ id: Id<"assignment"> }>(
    sql`select id from assignment where task_id = ${taskId} and labeler_id = ${await idOf("oda")}`,
  )
  const words = { reason: "detail_missed", words: "The second sentence says otherwise." } as const
  const assignmentId = rows[0]?.id as Id<"assignment">
  const { appealId } = await openAppeal(await as("oda"), { assignmentId, ...words })
  expect((await rowOf(lookId))?.state).toBe("moot")
  expect(await rowOf(appealId)).toMatchObject({ subject: "answer", state: "in_review" })
})

test("who looked at a verdict again has no seat on an appeal of the same task", async () => {
  const { stage, taskId, verdictId } = await drawnVerdict(["pat", "pim"])
  const { id: lookId } = await lookedAt(stage, verdictId)
  const looked = await look(lookId, "b")
  const rows = await world.db.execute<{ id: Id<"assignment"> }>(
    sql`select id from assignment where task_id = ${taskId} and labeler_id = ${await idOf("pat")}`,
  )
  const words = { reason: "detail_missed", words: "The second sentence says otherwise." } as const
  const assignmentId = rows[0]?.id as Id<"assignment">
  const { appealId } = await openAppeal(await as("pat"), { assignmentId, ...words })
  const seats = await world.db.select().from(appealReview).where(eq(appealReview.appealId, appealId))
  const third = looked === "milo" ? "mara" : "milo"
  expect(seats.map((seat) => seat.reviewerId)).toEqual([await idOf(third)])
})
