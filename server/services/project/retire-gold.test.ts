import { asc, eq, sql } from "drizzle-orm"
import { afterAll, beforeAll, expect, test } from "vitest"
import { annotation, labelerSkill, ledgerAccount, ledgerTransfer, run, task, transcript } from "@/db/schema"
import { job, label, openStage, plain, type Side, type Stage, work } from "@/db/testing/labeling/stage"
import { createWorld, type World } from "@/db/testing/world"
import { startTestChain } from "@/server/chain/testing/anvil"
import { readTranscript } from "@/server/domain/transcript/read"
import { recomputeProject } from "@/server/domain/transcript/recompute"
import { readBlob } from "@/server/platform/blobs"
import { readPoints } from "../ledger/read-points"
import { writeTranscript } from "../transcript/write-transcript"
import { closeProject } from "./close-project"
import { finishClosing } from "./finish-closing"
import { readQuality } from "./read-quality"
import { retireGold } from "./retire-gold"

let world: World
let stage: Stage

const labelers = ["l1", "l2", "l3", "l4", "l5"]
const plainCount = 14
const truthOf = (place: number): Side => (place % 2 === 0 ? "a" : "b")
/** Four golds, the last of them wrong. */
const golds: readonly Side[] = ["a", "b", "a", "a"]
const wrongPlace = plainCount + 3

beforeAll(async () => {
  const testChain = await startTestChain()
  world = await createWorld({
    chain: async () => ({ gateway: testChain.gateway, close: testChain.close }),
  })
  const rows = [...plain(plainCount), ...golds.map((gold) => ({ gold }))]
  stage = await openStage(world, rows, { minLabels: 6, maxLabels: 6, runSize: 20, targetScore: 0.9 })
  for (const name of labelers) await answerAll(name, (place) => truthOf(place))
  // One more agrees with the wrong gold, and is wrong elsewhere.
  await answerAll("odd", (place) => (place % 3 === 0 || place === wrongPlace ? "a" : "b"))
  await work(world, stage)
})
afterAll(() => world?.close())

async function answerAll(name: string, sideOf: (place: number) => Side) {
  await label(
    world,
    stage,
    name,
    stage.taskIds.map((taskId, place) => [taskId, sideOf(place)] as const),
  )
}

const as = async (name: string) => world.context((await world.person(name)).actor)
const wrongGold = () => stage.taskIds[wrongPlace] as Stage["taskIds"][number]
const transfers = () => world.db.select().from(ledgerTransfer).orderBy(asc(ledgerTransfer.id))

async function pointsOf(name: string): Promise<bigint> {
  const { actor } = await world.person(name)
  return (await readPoints(world.db, actor.accountId)).heldPoints
}

test("a gold that all the careful contradict is shown to owner and moderators with its labels", async () => {
  for (const name of ["owner", "mona"]) {
    const quality = await readQuality(await as(name), { projectId: stage.projectId })
    expect(quality?.doubtedGolds).toMatchObject([
      { taskId: wrongGold(), position: wrongPlace, goldIndex: 0, foundIndex: 1, counts: [1, 5, 0] },
    ])
  }
})

test("only the pool's owner and its moderators retire a gold", async () => {
  await expect(retireGold(await as("l1"), { taskId: wrongGold() })).rejects.toMatchObject({
    code: "FORBIDDEN",
  })
})

test("retiring it restores by movements alone what it cost, takes nothing from anybody, and keeps every sum", async () => {
  const before = { rows: await transfers(), l1: await pointsOf("l1"), odd: await pointsOf("odd") }
  const [ranBefore] = await world.db.select().from(run).where(eq(run.projectId, stage.projectId))
  expect(ranBefore?.state).toBe("settled")
  const { restoredRunCount } = await retireGold(await as("mona"), { taskId: wrongGold() })
  expect(restoredRunCount).toBe(labelers.length)
  const after = await transfers()
  const known = new Set(before.rows.map(({ id }) => id))
  expect(after.filter(({ id }) => known.has(id))).toEqual(before.rows)
  expect(after.filter((row) => row.reason === "reversal")).not.toHaveLength(0)
  expect(await pointsOf("l1")).toBeGreaterThan(before.l1)
  expect(await pointsOf("odd")).toBe(before.odd)
  const [sums] = await world.db
    .select({ total: sql<string>`sum(${ledgerAccount.balanceAmount})::text` })
    .from(ledgerAccount)
  expect(sums?.total).toBe("0")
})

test("what each answer earned comes to what its labeler was given, and nobody is counted by the retired gold", async () => {
  const [earned] = await world.db
    .select({ points: sql<string>`sum(${annotation.earnedPoints})::text` })
    .from(annotation)
    .where(eq(annotation.labelerId, (await world.person("l1")).actor.accountId))
  expect(BigInt(earned?.points ?? "0")).toBe(await pointsOf("l1"))
  const counts = await world.db.select().from(labelerSkill).where(eq(labelerSkill.projectId, stage.projectId))
  expect(counts.map(({ goldCount }) => goldCount)).toEqual(counts.map(() => 3))
  expect(Math.min(...counts.map((one) => one.goldCorrectCount))).toBeGreaterThanOrEqual(0)
  const [held] = await world.db.select().from(task).where(eq(task.id, wrongGold()))
  expect(held).toMatchObject({ state: "withdrawn", goldAnswer: null })
})

test("it is doubted no longer, and cannot be retired again", async () => {
  const quality = await readQuality(await as("owner"), { projectId: stage.projectId })
  expect(quality?.doubtedGolds).toEqual([])
  await expect(retireGold(await as("mona"), { taskId: wrongGold() })).rejects.toMatchObject({
    code: "WRONG_STATE",
  })
})

test("the transcript of a project with a retired gold recomputes in every step", async () => {
  await work(world, stage)
  await closeProject(await as("owner"), { projectId: stage.projectId })
  await finishClosing(world.context(job), { projectId: stage.projectId })
  await writeTranscript(world.context(job), { projectId: stage.projectId })
  const [row] = await world.db.select().from(transcript).where(eq(transcript.projectId, stage.projectId))
  const bytes = await readBlob(world.context(job).blobs, row?.blobKey ?? "")
  if (bytes === null) throw new Error("no transcript")
  const file = readTranscript(bytes)
  const retired = file.transcript?.tasks.find(({ task: taskId }) => taskId === wrongGold())
  expect(retired).toMatchObject({ gold: { preferred: "a" }, goldRetiredAfterFit: 1, state: "withdrawn" })
  const steps = [...recomputeProject(file, { root: file.root, anchors: null })]
  expect(
    steps.filter(({ outcome }) => outcome !== "equal").map(({ step, difference }) => [step, difference]),
  ).toEqual([["chain", null]])
})
