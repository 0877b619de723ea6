import { eq } from "drizzle-orm"
import { afterAll, beforeAll, expect, test } from "vitest"
import { labelerSkill } from "@/db/schema"
import {
  job,
  label,
  openStage,
  plain,
  recipient,
  type Side,
  type Stage,
  take,
  work,
} from "@/db/testing/labeling/stage"
import { createWorld, type World } from "@/db/testing/world"
import { stranger } from "@/server/domain/access/actor"
import { countSkilled } from "../project/count-skilled"
import { listMySkills } from "../project/list-my-skills"
import { listProjects } from "../project/list-projects"
import { retireGold } from "../project/retire-gold"
import { answerRun } from "./answer-run"
import { finishRun } from "./finish-run"
import { previewRun } from "./preview-run"
import { takeListed } from "./take-listed"

let world: World
/** Thirty golds, all `a`, and a few plain tasks: where people show what they can do. */
let proving: Stage
/** Asks that 60 % be certain. */
let hard: Stage

const goldCount = 30

beforeAll(async () => {
  world = await createWorld()
  const golds = Array.from({ length: goldCount }, () => ({ gold: "a" as const }))
  proving = await openStage(world, [...golds, ...plain(4)], { name: "Proving ground" })
  hard = await openStage(world, plain(8), { name: "Hard ground", minSkill: 0.6, runSize: 2 })
  await prove("able", goldCount)
  // 25.5 of 35 expected: a mean of 73 %, of which 56 % are certain.
  await prove("middling", 22)
})
afterAll(async () => {
  await world.close()
})

const as = async (name: string) => world.context((await world.person(name)).actor)
const prove = (name: string, rightCount: number, stage = proving) =>
  label(
    world,
    stage,
    name,
    stage.taskIds.slice(0, goldCount).map((taskId, place) => [taskId, place < rightCount ? "a" : "b"]),
  )
const preview = async (name: string, { projectId }: Stage) =>
  previewRun(await as(name), { projectId, stakePoints: 0n })
const refused = { code: "WRONG_STATE", details: { minSkill: 0.6 } }

test("the lower end decides: enough by the mean alone is refused with the figures and the way out", async () => {
  const refusal = take(world, hard, "middling")
  await expect(refusal).rejects.toMatchObject(refused)
  await expect(refusal).rejects.toThrow(
    /sure of 60 % .* of yours we can be sure of 56 %, out of 30\. Label .*“Proving ground”.* to raise it\.$/,
  )
  const { canTake, reason, skillGate } = await preview("middling", hard)
  expect(canTake).toBe(false)
  expect(reason).toMatch(/sure of 56 %/)
  expect(skillGate).toMatchObject({ minSkill: 0.6, isMet: false, answerCount: goldCount })
  expect(skillGate?.skill?.mean).toBeGreaterThan(0.7)
  expect(skillGate?.ways).toContainEqual({ projectId: proving.projectId, name: "Proving ground" })
  expect(skillGate?.ways.map(({ projectId }) => projectId)).not.toContain(hard.projectId)
  const { actor } = await world.person("middling")
  const listed = takeListed(world.context(job), {
    projectId: hard.projectId,
    labelerId: actor.accountId,
    taskIds: [...hard.taskIds],
    stakePoints: 0n,
    readerRecipient: recipient,
  })
  await expect(listed).rejects.toMatchObject(refused)
})

test("who has shown enough takes runs, by choice and by list", async () => {
  expect(await preview("able", hard)).toMatchObject({ canTake: true, skillGate: { isMet: true, ways: [] } })
  await take(world, hard, "able")
  await prove("able too", goldCount)
  await label(world, hard, "able too", [[hard.taskIds[7], "a"]])
})

test("a newcomer is refused however little is asked, and told where to begin", async () => {
  const little = await openStage(world, plain(2), { minSkill: 0.01 })
  await expect(take(world, little, "newcomer")).rejects.toThrow(/none of yours has been weighed yet\. Label /)
})

test("training is no way around: where both are asked, both are needed", async () => {
  const rows = [{ gold: "a" as const, isTraining: true }, ...plain(2)]
  const trained = await openStage(world, rows, { minSkill: 0.6 })
  await expect(take(world, trained, "newcomer")).rejects.toMatchObject(refused)
  expect(await preview("able", trained)).toMatchObject({ canTake: true, isQualification: true })
})

test("answers to another kind, and answers in a pool of one's own, do not count", async () => {
  const choice = await openStage(world, plain(2), {
    ...{ kind: "choice", minSkill: 0.1, tasks: { mode: "everyItem" } },
    config: { options: ["yes", "no"].map((id) => ({ id, name: id })) },
  })
  await expect(take(world, choice, "able")).rejects.toThrow(/none of yours has been weighed yet/)
  await prove("owner", goldCount)
  await expect(take(world, hard, "owner")).rejects.toMatchObject(refused)
  expect((await listMySkills(await as("owner"))).items).toEqual([])
})

test("whose skill falls while a run is open finishes it, and gets no other", async () => {
  await prove("falling", goldCount)
  const { context, runId, assignments } = await take(world, hard, "falling")
  const golds = Array.from({ length: goldCount }, () => ({ gold: "a" as const }))
  await prove("falling", 0, await openStage(world, golds))
  const answers = assignments.map(({ assignmentId }) => ({ assignmentId, answer: { preferred: "a" } }))
  await answerRun(context, { runId, answers })
  await finishRun(context, { runId })
  await expect(take(world, hard, "falling")).rejects.toMatchObject(refused)
})

test("what the others say counts after a fit, each project once however often it is fitted", async () => {
  const easy = await openStage(world, plain(20), { minLabels: 3, maxLabels: 3 })
  const sides = easy.taskIds.map((taskId, place) => [taskId, place % 2 ? "a" : "b"] as [typeof taskId, Side])
  for (const name of ["p1", "p2", "p3"]) await label(world, easy, name, sides)
  await work(world, easy)
  const read = async () => (await listMySkills(await as("p1"))).items
  const [first] = await read()
  expect(first).toMatchObject({ kind: "preference", goldCount: 0, consensusCount: 20, projectCount: 1 })
  expect(first?.consensusRight).toBeGreaterThan(18)
  await work(world, easy)
  expect((await read())[0]?.consensusCount).toBe(20)
  expect(first?.asking).toContainEqual({
    ...{ projectId: hard.projectId, name: "Hard ground", minSkill: 0.6 },
    isMet: (first?.low ?? 0) >= 0.6,
  })
})

test("a retired gold speaks for nobody's skill any more", async () => {
  const stage = await openStage(world, [{ gold: "a" }, ...plain(1)])
  await label(world, stage, "retired", [[stage.taskIds[0], "a"]])
  expect((await listMySkills(await as("retired"))).items).toMatchObject([{ goldCount: 1, goldRightCount: 1 }])
  await retireGold(await as("owner"), { taskId: stage.taskIds[0] ?? "tsk_" })
  expect((await listMySkills(await as("retired"))).items).toEqual([])
})

test("the label room says what is asked and what one has; a stranger sees what is asked", async () => {
  const cardOf = async (context: Parameters<typeof listProjects>[0], { projectId }: Stage) =>
    (
      await listProjects(context, { poolId: (projectId === hard.projectId ? hard : proving).poolId })
    ).items.find((card) => card.projectId === projectId)
  expect((await cardOf(await as("middling"), hard))?.skillGate).toMatchObject({
    ...{ minSkill: 0.6, isMet: false, answerCount: goldCount },
  })
  expect((await cardOf(await as("able"), hard))?.skillGate).toMatchObject({ isMet: true })
  expect((await cardOf(world.context(stranger), hard))?.skillGate).toEqual({
    ...{ minSkill: 0.6, isMet: false, skill: null, answerCount: 0, missingCount: 15 },
  })
  expect((await cardOf(await as("middling"), proving))?.skillGate).toBeNull()
})

test("an owner learns how many a least skill lets in, and not who", async () => {
  const { knownCount, steps } = await countSkilled(await as("owner"), {
    poolId: hard.poolId,
    kind: "preference",
  })
  const rows = await world.db.select().from(labelerSkill).where(eq(labelerSkill.projectId, hard.projectId))
  expect(knownCount).toBeGreaterThanOrEqual(3)
  expect(steps.map(({ count }) => count)).toEqual(
    steps.map(({ count }) => count).sort((one, other) => other - one),
  )
  expect(steps.find(({ minSkill }) => minSkill === 0.6)).toMatchObject({ newcomerAnswers: 15 })
  expect(steps.find(({ minSkill }) => minSkill === 0.95)?.count).toBe(0)
  const said = JSON.stringify(steps)
  for (const { labelerId } of rows) expect(said).not.toContain(labelerId)
  const { poolId } = hard
  const asked = countSkilled(await as("able"), { poolId, kind: "preference" })
  await expect(asked).rejects.toMatchObject({ code: "FORBIDDEN" })
})
