import { afterAll, beforeAll, expect, test } from "vitest"
import { label, openStage, plain, work } from "@/db/testing/labeling/stage"
import { createWorld, type World } from "@/db/testing/world"
import { getProject } from "./get-project"
import { listSkills } from "./list-skills"

let world: World

beforeAll(async () => {
  world = await createWorld()
})
afterAll(async () => {
  await world.close()
})

const as = async (name: string) => world.context((await world.person(name)).actor)

test("an owner reads how good labelers are without learning who they are", async () => {
  const stage = await openStage(world, plain(2))
  const [first, second] = stage.taskIds
  await label(world, stage, "lena", [
    [first, "a"],
    [second, "b"],
  ])
  await label(world, stage, "liam", [[first, "a"]])
  const { projectId } = stage
  const { items } = await listSkills(await as("owner"), { projectId })
  expect(items.map(({ annotationCount }) => annotationCount)).toEqual([2, 1])
  expect(items.every(({ pseudonym }) => /^Labeler [0-9a-z]{6}$/.test(pseudonym))).toBe(true)
  const said = JSON.stringify(items)
  for (const name of ["lena", "liam"]) expect(said).not.toContain((await world.person(name)).actor.accountId)
})

test("labelers do not see the skills of others", async () => {
  const { projectId } = await openStage(world, plain(1))
  await expect(listSkills(await as("lena"), { projectId })).rejects.toMatchObject({ code: "FORBIDDEN" })
})

test("a labeler reads the own skill with how the answers fared day by day", async () => {
  const stage = await openStage(world, plain(2), { minLabels: 3, maxLabels: 3, targetConfidence: 0.6 })
  const [first, second] = stage.taskIds
  for (const name of ["lena", "liam", "lola"]) {
    await label(world, stage, name, [
      [first, "a"],
      [second, "b"],
    ])
  }
  const { projectId } = stage
  await work(world, stage)
  const { labeler } = await getProject(await as("lena"), { projectId })
  expect(labeler?.skill).toMatchObject({ annotationCount: 2 })
  expect(labeler?.skill?.days).toHaveLength(1)
  expect(labeler?.skill?.days[0]).toMatchObject({ answerCount: 2 })
  expect(labeler?.skill?.days[0]?.meanCredit).toBeGreaterThan(0.6)
  expect((await getProject(await as("nobody"), { projectId })).labeler?.skill).toBeNull()
})
