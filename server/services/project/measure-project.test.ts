import { eq } from "drizzle-orm"
import { afterAll, beforeAll, expect, test } from "vitest"
import { signal } from "@/db/schema"
import { job, label, openStage, plain, type Side, type Stage, take } from "@/db/testing/labeling/stage"
import { createWorld, type World } from "@/db/testing/world"
import { seededRandom } from "@/server/domain/seeded-random"
import { decideSignal } from "../review/decide-signal"
import { listSignals } from "../review/list-signals"
import { measureProject } from "./measure-project"
import { readQuality } from "./read-quality"

let world: World
let stage: Stage

const sides: readonly Side[] = ["a", "b", "equal"]
const taskCount = 30
const ring = ["rita", "rolf", "rosa"]
const honest = ["h1", "h2", "h3", "h4", "h5", "h6", "h7"]

/** Everybody answers every task but the last: the honest with mistakes of their own, the ring with the same nonsense. */
beforeAll(async () => {
  world = await createWorld()
  stage = await openStage(world, plain(taskCount + 1), {
    minLabels: 10,
    maxLabels: 20,
    targetConfidence: 0.999,
    runSize: 50,
  })
  const tasks = stage.taskIds.slice(0, taskCount)
  const random = seededRandom("honest mistakes")
  for (const name of honest) {
    const mistaken = (at: number) => (random() < 0.2 ? at + 1 : at)
    await label(
      world,
      stage,
      name,
      tasks.map((taskId, at) => [taskId, sides[mistaken(at) % 3] ?? "a"]),
    )
  }
  const nonsense = tasks.map(() => sides[Math.floor(random() * 3)] ?? "a")
  for (const name of ring) {
    await label(
      world,
      stage,
      name,
      tasks.map((taskId, at) => [taskId, nonsense[at] ?? "a"]),
    )
  }
  await measureProject(world.context(job), { projectId: stage.projectId })
})
afterAll(async () => {
  await world.close()
})

const as = async (name: string) => world.context((await world.person(name)).actor)

async function onlySignal() {
  const { items } = await listSignals(await as("mona"), { projectId: stage.projectId })
  const copied = items.filter((item) => item.kind === "copied")
  expect(copied).toHaveLength(1)
  return copied[0] as (typeof copied)[number]
}

test("a ring with the same answers is shown to moderators, with numbers and without anybody's name", async () => {
  const found = await onlySignal()
  expect(found.labelers).toHaveLength(3)
  expect(found.pairs).toHaveLength(3)
  expect(found.pairs.every((pair) => pair.sharedCount === taskCount && pair.agreedCount === taskCount)).toBe(
    true,
  )
  expect(found.reason).toContain("more than their skills")
  const said = JSON.stringify(await listSignals(await as("mona"), { projectId: stage.projectId }))
  for (const name of [...ring, ...honest]) {
    expect(said).not.toContain((await world.person(name)).actor.accountId)
  }
})

test("only the moderators of the pool see and decide signals", async () => {
  const { signalId } = await onlySignal()
  for (const name of ["owner", "h1", "rita"]) {
    const context = await as(name)
    const refused = { code: "FORBIDDEN" }
    await expect(listSignals(context, { projectId: stage.projectId })).rejects.toMatchObject(refused)
    await expect(decideSignal(context, { signalId, decision: "pause" })).rejects.toMatchObject(refused)
  }
})

test("nothing follows of a signal until a moderator pauses: then no new runs, and keeping takes it back", async () => {
  const { signalId } = await onlySignal()
  const moderator = await as("mona")
  await decideSignal(moderator, { signalId, decision: "pause", note: "Same answers in the same minute." })
  await expect(take(world, stage, "rita")).rejects.toMatchObject({ code: "WRONG_STATE" })
  expect((await onlySignal()).labelers.every(({ isPaused }) => isPaused)).toBe(true)
  await measureProject(world.context(job), { projectId: stage.projectId })
  expect(await onlySignal()).toMatchObject({
    signalId,
    decision: "pause",
    note: "Same answers in the same minute.",
  })
  await decideSignal(moderator, { signalId, decision: "keep" })
  expect((await onlySignal()).labelers.some(({ isPaused }) => isPaused)).toBe(false)
})

test("a moderator does not decide a signal about themselves", async () => {
  const { signalId } = await onlySignal()
  const mona = (await world.person("mona")).actor.accountId
  const [before] = await world.db.select().from(signal).where(eq(signal.id, signalId))
  await world.db
    .update(signal)
    .set({ labelerIds: [mona] })
    .where(eq(signal.id, signalId))
  await expect(decideSignal(await as("mona"), { signalId, decision: "keep" })).rejects.toMatchObject({
    code: "CONFLICT",
  })
  await world.db
    .update(signal)
    .set({ labelerIds: before?.labelerIds ?? [] })
    .where(eq(signal.id, signalId))
})

test("owner and moderators read the measured figures; labelers do not", async () => {
  const quality = await readQuality(await as("owner"), { projectId: stage.projectId })
  expect(quality?.figures).toMatchObject({ labelCount: taskCount * 10, labelerCount: 10, goldCount: 0 })
  expect(quality?.classNames).toHaveLength(3)
  expect(quality?.figures.confusion).toHaveLength(9)
  expect(quality?.verdicts).toEqual({ givenCount: 0, overturnedCount: 0, overturnRate: null })
  await expect(readQuality(await as("h1"), { projectId: stage.projectId })).rejects.toMatchObject({
    code: "FORBIDDEN",
  })
})

test("a project in which nobody has answered has no figures", async () => {
  const empty = await openStage(world, plain(1))
  expect(await measureProject(world.context(job), { projectId: empty.projectId })).toBeNull()
  expect(await readQuality(await as("owner"), { projectId: empty.projectId })).toBeNull()
})

test("only a job measures", async () => {
  const { projectId } = stage
  await expect(measureProject(await as("owner"), { projectId })).rejects.toMatchObject({ code: "FORBIDDEN" })
})
