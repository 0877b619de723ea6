import { and, eq, isNotNull } from "drizzle-orm"
import { afterAll, beforeAll, expect, test } from "vitest"
import { account, consensusFit, item, label as labelTable, project, run, task, taskItem } from "@/db/schema"
import { insertPool } from "@/db/testing/labeling/pool-rows"
import { job, label, openStage, plain, recipient, take, work } from "@/db/testing/labeling/stage"
import { createWorld, type World } from "@/db/testing/world"
import { pointsAccount } from "@/server/domain/ledger/accounts"
import { isCommittedGoldSet } from "@/server/domain/project/gold-commitment"
import { readLeaderboard } from "../leaderboard/read-leaderboard"
import { checkLedger } from "../ledger/check-ledger"
import { postTransfer } from "../ledger/post-transfers"
import { readPoints } from "../ledger/read-points"
import { finishRun } from "../run/finish-run"
import { takeListed } from "../run/take-listed"
import { closeProject } from "./close-project"
import { createProject } from "./create-project"
import { finishClosing } from "./finish-closing"
import { fitProject } from "./fit-project"
import { getProject } from "./get-project"
import { listItemsCsv } from "./list-items-csv"
import { listProjects } from "./list-projects"
import { listTasks } from "./list-tasks"
import { openProject } from "./open-project"
import { readProgress } from "./read-progress"
import { applyFit, refitProject } from "./refit-project"
import { setGold } from "./set-gold"
import { loadProject } from "./standing"

let world: World

beforeAll(async () => {
  world = await createWorld()
})
afterAll(async () => {
  await world.close()
})

const as = async (name: string) => world.context((await world.person(name)).actor)
const terms = {
  kind: "preference",
  name: "Which convinces more",
  question: "Which argument is more convincing?",
  guidelines: "",
  config: {},
  minLabels: 2,
  maxLabels: 3,
  targetConfidence: 0.9,
  goldShare: 0.1,
  runSize: 10,
  leaseSeconds: 600,
  rewardPoints: 10n,
  maxStakePoints: 50n,
  targetScore: 0.6,
} as const

test("random pairs stay within their group, and only items that may be labeled are used", async () => {
  const pool = await insertPool(world, { owner: "owner", items: { cora: 20 } })
  const gone = pool.itemIds[0]
  if (gone !== undefined) await world.db.update(item).set({ state: "withdrawn" }).where(eq(item.id, gone))
  const tasks = { mode: "randomPairs", comparisonsPerItem: 4, withinGroup: true } as const
  const { projectId, taskCount } = await createProject(await as("owner"), {
    ...terms,
    poolId: pool.poolId,
    tasks,
  })
  const rows = await world.db
    .select({ taskId: task.id, itemId: item.id, groupKey: item.groupKey })
    .from(task)
    .innerJoin(taskItem, eq(taskItem.taskId, task.id))
    .innerJoin(item, eq(item.id, taskItem.itemId))
    .where(eq(task.projectId, projectId))
  expect(rows).toHaveLength(taskCount * 2)
  // 9 items in one group, 10 in the other, four comparisons each.
  expect(taskCount).toBe(38)
  expect(rows.some((row) => row.itemId === gone)).toBe(false)
  const groups = new Map<string, Set<string | null>>()
  for (const row of rows) groups.set(row.taskId, (groups.get(row.taskId) ?? new Set()).add(row.groupKey))
  for (const group of groups.values()) expect(group.size).toBe(1)
})

test("every item becomes a task of a choice project", async () => {
  const pool = await insertPool(world, { owner: "owner", items: { cora: 2_500 } })
  const options = ["yes", "no"].map((id) => ({ id, name: id }))
  const draft = { ...terms, kind: "choice", config: { options }, poolId: pool.poolId } as const
  const { taskCount } = await createProject(await as("owner"), { ...draft, tasks: { mode: "everyItem" } })
  expect(taskCount).toBe(2_500)
  const { csv, itemCount } = await listItemsCsv(await as("owner"), { poolId: pool.poolId })
  expect(itemCount).toBe(2_500)
  expect(csv.split("\n")).toHaveLength(2_502)
})

test("only the pool's owner makes, sees and opens a draft; golds are set until it opens", async () => {
  const pool = await insertPool(world, { owner: "owner", items: { cora: 4 } })
  const draft = {
    ...terms,
    poolId: pool.poolId,
    tasks: { mode: "randomPairs", comparisonsPerItem: 2, withinGroup: false },
  } as const
  await expect(createProject(await as("cora"), draft)).rejects.toMatchObject({ code: "FORBIDDEN" })
  const owner = await as("owner")
  const { projectId } = await createProject(owner, draft)
  await expect(getProject(await as("cora"), { projectId })).rejects.toMatchObject({ code: "NOT_FOUND" })
  expect((await getProject(owner, { projectId })).can).toMatchObject({ open: true, edit: true, close: false })
  const [first] = (await listTasks(owner, { projectId })).items
  const taskId = first?.taskId ?? "tsk_"
  await setGold(owner, { taskId, answer: { preferred: "a" }, explanation: "It has a source." })
  await expect(setGold(owner, { taskId, answer: { preferred: "c" } })).rejects.toMatchObject({
    code: "BAD_INPUT",
  })
  await openProject(owner, { projectId })
  await expect(setGold(owner, { taskId, answer: null })).rejects.toMatchObject({ code: "WRONG_STATE" })
  await expect(openProject(owner, { projectId })).rejects.toMatchObject({ code: "WRONG_STATE" })
  await expect(listTasks(await as("cora"), { projectId })).rejects.toMatchObject({ code: "FORBIDDEN" })
  const shown = await getProject(await as("cora"), { projectId })
  expect(shown.commitment).toMatchObject({
    goldCommitment: expect.stringMatching(/^0x[0-9a-f]{64}$/),
    revealed: null,
  })
  expect(JSON.stringify(shown, (_, value) => (typeof value === "bigint" ? `${value}` : value))).not.toContain(
    "source",
  )
})

test("closing: open runs are waited for, the last fit decides, golds are revealed as committed, all points are out", async () => {
  const stage = await openStage(
    world,
    [...plain(6), { gold: "a" }, { gold: "b" }, { gold: "a", isTraining: true }],
    {
      minLabels: 2,
      maxLabels: 3,
      targetConfidence: 0.95,
    },
  )
  const { projectId, taskIds } = stage
  const [sure, unsure, single, untouched] = taskIds
  const golds = [
    [taskIds[6], "a"],
    [taskIds[7], "b"],
  ] as const
  await label(world, stage, "c1", [[sure, "a"], [unsure, "a"], [single, "b"], ...golds])
  await label(world, stage, "c2", [[sure, "a"], [unsure, "b"], ...golds])
  await label(world, stage, "c3", [[sure, "a"], ...golds])
  const open = await (async () => {
    const { actor } = await world.person("c4")
    const one = { projectId, labelerId: actor.accountId, taskIds: [taskIds[4] ?? "tsk_"], stakePoints: 0n }
    return takeListed(world.context(job), { ...one, readerRecipient: recipient })
  })()
  const owner = await as("owner")
  await closeProject(owner, { projectId })
  await expect(take(world, stage, "c5")).rejects.toMatchObject({ code: "WRONG_STATE" })
  expect(await finishClosing(world.context(job), { projectId })).toEqual({ isClosed: false })
  await finishRun(await as("c4"), { runId: open.runId ?? "run_" })
  expect(await finishClosing(world.context(job), { projectId })).toEqual({ isClosed: true })
  expect(await finishClosing(world.context(job), { projectId })).toEqual({ isClosed: true })

  const states = await world.db
    .select({ id: task.id, state: task.state })
    .from(task)
    .where(eq(task.projectId, projectId))
  const stateOf = (taskId: string | undefined) => states.find((row) => row.id === taskId)?.state
  expect([sure, unsure, untouched, taskIds[6], taskIds[8]].map(stateOf)).toEqual([
    "settled",
    "escalated",
    "withdrawn",
    "settled",
    "withdrawn",
  ])
  const goldLabels = await world.db
    .select()
    .from(labelTable)
    .where(and(eq(labelTable.projectId, projectId), eq(labelTable.source, "gold")))
  expect(goldLabels).toHaveLength(2)
  const shown = await getProject(await as("c1"), { projectId })
  const goldRows = await world.db
    .select({ taskId: task.id, answer: task.goldAnswer })
    .from(task)
    .where(and(eq(task.projectId, projectId), isNotNull(task.goldAnswer)))
  const [row] = await world.db.select().from(project).where(eq(project.id, projectId))
  const revealed = shown.commitment.revealed
  const set = {
    projectId,
    assignmentSeed: revealed?.assignmentSeed ?? "0x",
    salt: revealed?.goldSalt ?? "0x",
    golds: goldRows.flatMap(({ taskId, answer }) => (answer === null ? [] : [{ taskId, answer }])),
  }
  expect(isCommittedGoldSet(set, row?.goldCommitment ?? "0x")).toBe(true)
  const runs = await world.db.select().from(run).where(eq(run.projectId, projectId))
  // c1 and c2 wait for the moderator's verdict on the task that stayed unsure.
  expect(runs.map((one) => one.state).sort()).toEqual(["finished", "finished", "settled", "settled"])
  expect(await checkLedger(world.context(job))).toMatchObject({ isSound: true })
})

test("slashed points that nobody was right to get go to the labelers who earned, when the project closes", async () => {
  const stage = await openStage(world, [...plain(1), { gold: "a" }, { gold: "a" }], { maxStakePoints: 10n })
  const [, first, second] = stage.taskIds
  await label(world, stage, "earner", [[first, "a"]])
  const { accountId } = (await world.person("loser")).actor
  const gift = { from: pointsAccount.mint(), to: pointsAccount.held(accountId), amount: 10n }
  await world.db.transaction((transaction) =>
    postTransfer(world.context(job), transaction, {
      ...gift,
      reason: "run_reward",
      referenceId: "gift_loser",
    }),
  )
  await label(world, stage, "loser", [[second, "b"]], 10n)
  const waiting = await checkLedger(world.context(job))
  expect(waiting.totals["points:slashed"]).toBe(10n)
  await closeProject(await as("owner"), { projectId: stage.projectId })
  await finishClosing(world.context(job), { projectId: stage.projectId })
  const { totals, isSound } = await checkLedger(world.context(job))
  expect(isSound).toBe(true)
  expect(totals["points:slashed"]).toBe(0n)
  const earner = (await world.person("earner")).actor.accountId
  expect((await readPoints(world.db, earner)).heldPoints).toBe(20n)
})

test("a project nobody answered closes with nothing but its golds", async () => {
  const stage = await openStage(world, [...plain(2), { gold: "a" }])
  await closeProject(await as("owner"), { projectId: stage.projectId })
  await finishClosing(world.context(job), { projectId: stage.projectId })
  const rows = await world.db.select().from(task).where(eq(task.projectId, stage.projectId))
  expect(rows.map((row) => row.state).sort()).toEqual(["settled", "withdrawn", "withdrawn"])
})

test("figures of a project come of its answers; strangers do not get them", async () => {
  const stage = await openStage(world, [...plain(4), { gold: "a" }], {
    minLabels: 2,
    maxLabels: 5,
    targetConfidence: 0.8,
  })
  for (const name of ["f1", "f2"])
    await label(
      world,
      stage,
      name,
      stage.taskIds.map((taskId) => [taskId, "a"] as const),
    )
  await work(world, stage)
  const progress = await readProgress(await as("owner"), { projectId: stage.projectId })
  expect(progress).toMatchObject({
    annotationCount: 10,
    labelersCount: 2,
    labelsPerTask: 2,
    labelsSaved: 12,
    goldAccuracy: 1,
    tasks: { settledCount: 4, goldCount: 1 },
    runs: { settledCount: 2, waitingCount: 0 },
  })
  expect(progress.confidenceBins.reduce((sum, count) => sum + count, 0)).toBe(4)
  expect(progress.perDay).toEqual([{ day: "2026-06-01", annotationCount: 10 }])
  const [fit] = await world.db.select().from(consensusFit).where(eq(consensusFit.projectId, stage.projectId))
  expect(fit).toMatchObject({ annotationCount: 10, method: "majority" })
  await expect(readProgress(await as("f1"), { projectId: stage.projectId })).rejects.toMatchObject({
    code: "FORBIDDEN",
  })
  await expect(refitProject(await as("owner"), { projectId: stage.projectId })).rejects.toMatchObject({
    code: "FORBIDDEN",
  })
})

test("a fit that was computed before a new answer does not overwrite what the answer brought", async () => {
  const stage = await openStage(world, plain(2), { minLabels: 2, maxLabels: 9, targetConfidence: 0.999 })
  const [first, second] = stage.taskIds
  for (const name of ["s1", "s2"])
    await label(world, stage, name, [
      [first, "a"],
      [second, "a"],
    ])
  const context = world.context(job)
  const loaded = await loadProject(context, stage.projectId)
  const fitted = await fitProject(world.db, loaded.project)
  if (fitted === null) throw new Error("nothing fitted")
  await label(world, stage, "s3", [[first, "b"]])
  const before = await world.db
    .select()
    .from(task)
    .where(eq(task.id, first ?? "tsk_"))
  await world.db.transaction((transaction) => applyFit(context, transaction, loaded.project, fitted, false))
  const after = await world.db
    .select()
    .from(task)
    .where(eq(task.id, first ?? "tsk_"))
  expect(after[0]?.posterior).toEqual(before[0]?.posterior)
})

test("the label room's cards say what is left for me", async () => {
  const stage = await openStage(world, plain(5))
  await label(world, stage, "card", [[stage.taskIds[0], "a"]])
  const cardOf = async (name: string) =>
    (await listProjects(await as(name), { poolId: stage.poolId })).items.find(
      (one) => one.projectId === stage.projectId,
    )
  expect(await cardOf("card")).toMatchObject({
    openTaskCount: 5,
    remainingForMe: 4,
    isQualified: true,
    maxStakePoints: 10n,
  })
  expect((await cardOf("card"))?.mySkill).toMatchObject({ annotationCount: 1 })
  expect(await cardOf("cora")).toMatchObject({ remainingForMe: 0, mySkill: null })
})

test("the week's leaderboard ranks points of settled runs and leaves out who opted out", async () => {
  const gold = Array.from({ length: 3 }, () => ({ gold: "a" as const }))
  const stage = await openStage(world, [...plain(1), ...gold])
  const golds = stage.taskIds.slice(1)
  world.clock.set(new Date("2026-07-08T10:00:00Z"))
  for (const [name, count] of [
    ["w1", 3],
    ["w2", 2],
    ["w3", 2],
    ["shy", 3],
  ] as const) {
    await label(
      world,
      stage,
      name,
      golds.slice(0, count).map((taskId) => [taskId, "a"] as const),
    )
  }
  await world.db.update(account).set({ isHiddenFromLeaderboards: true }).where(eq(account.displayName, "shy"))
  const board = await readLeaderboard(await as("w2"), { poolId: stage.poolId })
  expect(board.week).toBe("2026-W28")
  expect(board.rows).toMatchObject([
    { rank: 1, displayName: "w1", points: 30n, runs: 1, isMe: false },
    { rank: 2, displayName: "w2", points: 20n, runs: 1, isMe: true },
    { rank: 2, displayName: "w3", points: 20n, runs: 1, isMe: false },
  ])
  expect((await readLeaderboard(await as("w2"), { poolId: stage.poolId, week: "2026-W27" })).rows).toEqual([])
  await expect(readLeaderboard(await as("w2"), { week: "soon" })).rejects.toMatchObject({ code: "BAD_INPUT" })
})
