import { eq } from "drizzle-orm"
import { afterAll, beforeAll, expect, test } from "vitest"
import { task } from "@/db/schema"
import { job, label, openStage, plain, recipient, type Stage } from "@/db/testing/labeling/stage"
import { createWorld, type World } from "@/db/testing/world"
import { takeListed } from "./take-listed"

let world: World

beforeAll(async () => {
  world = await createWorld()
})
afterAll(async () => {
  await world.close()
})

const takeAs = async (name: string, stage: Stage, taskIds = stage.taskIds) =>
  takeListed(world.context(job), {
    projectId: stage.projectId,
    labelerId: (await world.person(name)).actor.accountId,
    taskIds: [...taskIds],
    stakePoints: 0n,
    readerRecipient: recipient,
  })

test("exactly the listed tasks are leased, in their order and with their sides as listed", async () => {
  const stage = await openStage(world, plain(6))
  const wanted = [stage.taskIds[4], stage.taskIds[1], stage.taskIds[3]].flatMap((taskId) => taskId ?? [])
  const { assignments, refused } = await takeAs("exact", stage, wanted)
  expect(assignments.map((one) => one.taskId)).toEqual(wanted)
  expect(assignments.every((one) => !one.isSwapped)).toBe(true)
  expect(refused).toEqual([])
})

test("a task that the labeler has met, one of their own items and one out of the queue are refused, each by its name", async () => {
  const stage = await openStage(world, plain(3), { minLabels: 2, maxLabels: 2, targetConfidence: 0.8 })
  const other = await openStage(world, plain(1))
  const [met, done, free] = stage.taskIds
  await label(world, stage, "x1", [[done, "a"]])
  await label(world, stage, "x2", [[done, "a"]])
  await label(world, stage, "meeter", [[met, "a"]])
  const { runId, assignments, refused } = await takeAs("meeter", stage, [...stage.taskIds, ...other.taskIds])
  expect(runId).not.toBeNull()
  expect(assignments.map((one) => one.taskId)).toEqual([free])
  expect(refused).toEqual([
    { taskId: met, reason: "met_before" },
    { taskId: done, reason: "left_queue" },
    { taskId: other.taskIds[0], reason: "left_queue" },
  ])
  const own = await takeAs("cora", stage)
  expect(own).toMatchObject({ runId: null, assignments: [] })
  expect(own.refused.map((one) => one.reason)).toEqual(["own_item", "own_item", "own_item"])
})

test("twenty who list the same task at the same time get its most labels and no more", async () => {
  const stage = await openStage(world, plain(1), { minLabels: 2, maxLabels: 4 })
  const names = Array.from({ length: 20 }, (_, index) => `listed${index}`)
  await Promise.all(names.map((name) => world.person(name)))
  const outcomes = await Promise.all(names.map((name) => takeAs(name, stage)))
  expect(outcomes.filter((one) => one.runId !== null)).toHaveLength(4)
  const [row] = await world.db.select().from(task).where(eq(task.projectId, stage.projectId))
  expect(row?.leasedCount).toBe(4)
})

test("only jobs list tasks", async () => {
  const stage = await openStage(world, plain(1))
  const { actor } = await world.person("chooser")
  const wish = {
    projectId: stage.projectId,
    labelerId: actor.accountId,
    taskIds: [...stage.taskIds],
    stakePoints: 0n,
  }
  const chosen = takeListed(world.context(actor), { ...wish, readerRecipient: recipient })
  await expect(chosen).rejects.toMatchObject({ code: "FORBIDDEN" })
})
