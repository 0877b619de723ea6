import { and, eq } from "drizzle-orm"
import { afterAll, beforeAll, expect, test } from "vitest"
import { appeal, labelerSkill, poolModerator, signal } from "@/db/schema"
import { job, label, openStage, plain, type Stage } from "@/db/testing/labeling/stage"
import { createWorld, type World } from "@/db/testing/world"
import type { Id } from "@/server/domain/id"
import { newId } from "../context"
import { checkLedger } from "../ledger/check-ledger"
import { readPoints } from "../ledger/read-points"
import { decideSignal } from "../review/decide-signal"
import { listSignals } from "../review/list-signals"
import { readModerators } from "../review/read-moderators"
import { previewRun } from "../run/preview-run"
import { settleRuns } from "../run/settle-runs"
import { decideAppeal } from "./decide-appeal"
import { getAppeal } from "./get-appeal"
import { givePauseReview } from "./give-pause-review"
import { giveReview } from "./give-review"
import { listMyPauses } from "./list-my-pauses"
import { listSeats } from "./list-seats"
import { openPauseAppeal } from "./open-pause-appeal"
import { openSeat } from "./open-seat"
import { previewPauseAppeal } from "./preview-pause-appeal"
import { readSeat } from "./read-seat"
import { tendAppeals } from "./tend-appeals"

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
const words = { reason: "other_cause", words: "I read all of them, then answer in one go." } as const
const note = "Clicks without reading."

/** A signal about these labelers of a project, as the job would find it; they have answered something there. */
async function signalAbout(stage: Stage, names: readonly string[]): Promise<Id<"signal">> {
  const labelerIds = await Promise.all(names.map(idOf))
  const [first] = labelerIds
  if (first === undefined) throw new Error("a signal is about somebody")
  const signalId = newId(world.context(job), "signal")
  const seenAt = world.clock.now()
  const figures = {
    answerCount: 40,
    medianSeconds: 1,
    projectMedianSeconds: 9,
    fastSeconds: 1.8,
    fastCount: 38,
  }
  await world.db.insert(signal).values({
    id: signalId,
    projectId: stage.projectId,
    kind: "too_fast",
    labelerIds: [...labelerIds].sort(),
    evidence: { kind: "too_fast", labelerIds: [first], ...figures },
    foundAt: seenAt,
    seenAt,
  })
  const skill = { skillMean: 0.7, skillLow: 0.5, skillHigh: 0.9, updatedAt: seenAt }
  for (const labelerId of labelerIds) {
    await world.db
      .insert(labelerSkill)
      .values({ ...skill, projectId: stage.projectId, labelerId })
      .onConflictDoNothing()
  }
  return signalId
}

/** mona pauses these labelers; the first has earned points in the project. */
async function pausedByMona(names: readonly string[]) {
  const stage = await openStage(world, plain(2), { minLabels: 2, maxLabels: 2 })
  const [appellant] = names
  for (const name of [`${appellant}`, `${appellant}-peer`]) {
    await label(
      world,
      stage,
      name,
      stage.taskIds.map((taskId) => [taskId, "a"] as const),
    )
  }
  await settleRuns(world.context(job), { projectId: stage.projectId })
  const signalId = await signalAbout(stage, names)
  await decideSignal(await as("mona"), { signalId, decision: "pause", note })
  return { stage, signalId, projectId: stage.projectId }
}

async function decide(appealId: Id<"appeal">) {
  world.clock.advanceSeconds(61)
  await decideAppeal(world.context(job), { appealId })
}

const stateOf = async (appealId: Id<"appeal">) => {
  const [row] = await world.db.select().from(appeal).where(eq(appeal.id, appealId))
  return row?.state
}
const isPaused = async (name: string, projectId: Id<"project">) =>
  (await previewRun(await as(name), { projectId, stakePoints: 0n })).isPaused

test("a paused labeler is told why, with the numbers, and neither by whom nor in what words", async () => {
  const { projectId } = await pausedByMona(["pia"])
  const { items } = await listMyPauses(await as("pia"))
  expect(items).toMatchObject([
    { projectId, refusal: null, openAppealId: null, reasons: [{ title: "Faster than one can read" }] },
  ])
  expect(items[0]?.reasons[0]?.figures).toContainEqual({ label: "Limit", value: 1.8, unit: "seconds" })
  const told = JSON.stringify(items)
  expect(told).not.toContain(note)
  expect(told).not.toContain(await idOf("mona"))
  expect((await listMyPauses(await as("pia-peer"))).items).toEqual([])
})

test("an overturned appeal lifts the pause, gives the stake back and counts against who decided", async () => {
  const { projectId, signalId } = await pausedByMona(["quin", "quid"])
  const before = await pointsOf("quin")
  const quin = await as("quin")
  expect(await previewPauseAppeal(quin, { projectId })).toMatchObject({
    refusal: null,
    stakePoints: 10n,
    panel: 1,
    independentCount: 1,
  })
  const { appealId } = await openPauseAppeal(quin, { projectId, ...words })
  expect((await pointsOf("quin")).heldPoints).toBe(before.heldPoints - 10n)
  await givePauseReview(await as("milo"), { appealId, decision: "lift", reason: "explained" })
  await decide(appealId)

  expect(await stateOf(appealId)).toBe("overturned")
  expect(await isPaused("quin", projectId)).toBe(false)
  // Whom else the signal names, stays paused: the appeal was one labeler's own.
  expect(await isPaused("quid", projectId)).toBe(true)
  expect(await pointsOf("quin")).toEqual(before)
  const told = await getAppeal(quin, { appealId })
  expect(told).toMatchObject({ subject: "pause", isStakeReturned: true, answer: null })
  expect(told.reviews).toMatchObject([{ decision: "lift", reason: "explained" }])
  expect(told.history.map((step) => step.event)).toEqual(["open", "seat", "overturn"])
  const { moderators } = await readModerators(await as("mona"), { projectId })
  expect(moderators.find(({ appealedCount }) => appealedCount > 0)).toMatchObject({
    appealedCount: 1,
    overturned: { count: 1, total: 1 },
  })
  // Who was overturned cannot pause for the same signal again; another moderator can, for the other labeler's sake too.
  await expect(decideSignal(await as("mona"), { signalId, decision: "pause" })).rejects.toMatchObject({
    code: "CONFLICT",
  })
  world.clock.advanceSeconds(1)
  await decideSignal(await as("milo"), { signalId, decision: "pause" })
  expect(await isPaused("quin", projectId)).toBe(true)
  await decideSignal(await as("milo"), { signalId, decision: "keep" })
  expect(await isPaused("quid", projectId)).toBe(false)
  expect((await checkLedger(world.context(job))).faults).toEqual([])
})

test("an upheld pause stays, takes the stake, and waits thirty days before it can be appealed again", async () => {
  const { projectId } = await pausedByMona(["rex"])
  const rex = await as("rex")
  const before = await pointsOf("rex")
  const { appealId } = await openPauseAppeal(rex, { projectId, ...words })
  await expect(openPauseAppeal(rex, { projectId, ...words })).rejects.toMatchObject({ code: "WRONG_STATE" })
  await givePauseReview(await as("milo"), { appealId, decision: "keep", reason: "evidence_holds" })
  await decide(appealId)
  expect(await stateOf(appealId)).toBe("upheld")
  expect(await isPaused("rex", projectId)).toBe(true)
  expect((await pointsOf("rex")).heldPoints).toBe(before.heldPoints - 10n)
  expect((await listMyPauses(rex)).items[0]?.refusal?.code).toBe("upheld_lately")
  world.clock.advanceSeconds(30 * 86_400)
  expect((await previewPauseAppeal(rex, { projectId })).refusal).toBeNull()
  expect((await checkLedger(world.context(job))).faults).toEqual([])
})

test("reviewers see the evidence and the words; not who decided, what they wrote, nor who asks", async () => {
  const { projectId, stage } = await pausedByMona(["sam"])
  const { appealId } = await openPauseAppeal(await as("sam"), { projectId, ...words })
  const milo = await as("milo")
  expect((await listSeats(milo)).items).toMatchObject([{ appealId, subject: "pause" }])
  const seen = await readSeat(milo, { appealId })
  expect(seen).toMatchObject({
    about: "pause",
    words: words.words,
    evidence: [{ caution: expect.any(String) }],
  })
  const text = JSON.stringify(seen)
  for (const hidden of [note, await idOf("mona"), await idOf("sam")]) expect(text).not.toContain(hidden)
  expect(JSON.stringify(await listSignals(milo, { projectId: stage.projectId }))).not.toContain(note)
  for (const name of ["mona", "sam", "owner"]) {
    await expect(readSeat(await as(name), { appealId })).rejects.toMatchObject({ code: "NOT_FOUND" })
  }
  // An answer's review does not fit a pause, nor is there an item to open.
  const answered = { appealId, decision: "retire", reason: "item_broken" } as const
  await expect(giveReview(milo, answered)).rejects.toMatchObject({ code: "WRONG_STATE" })
  const recipient = `age1${"q".repeat(58)}`
  await expect(openSeat(milo, { appealId, recipient })).rejects.toMatchObject({ code: "WRONG_STATE" })
})

test("nobody whom the signal names reviews it, and a pause that moderators end leaves nothing to decide", async () => {
  const { projectId, signalId, stage } = await pausedByMona(["tess", "tara"])
  await world.db
    .insert(poolModerator)
    .values({ poolId: stage.poolId, accountId: await idOf("tara"), appointedAt: world.clock.now() })
  await world.db
    .delete(poolModerator)
    .where(and(eq(poolModerator.poolId, stage.poolId), eq(poolModerator.accountId, await idOf("milo"))))
  const tess = await as("tess")
  const before = await pointsOf("tess")
  const { appealId } = await openPauseAppeal(tess, { projectId, ...words })
  expect(await stateOf(appealId)).toBe("waiting")
  expect(await getAppeal(tess, { appealId })).toMatchObject({ moderatorCount: 2, independentCount: 0 })
  await decideSignal(await as("mona"), { signalId, decision: "keep" })
  await tendAppeals(world.context(job))
  expect(await stateOf(appealId)).toBe("moot")
  expect(await pointsOf("tess")).toEqual(before)
})
