import { asc, eq } from "drizzle-orm"
import type { z } from "zod"
import { task } from "@/db/schema"
import type { World } from "@/db/testing/world"
import type { Id } from "@/server/domain/id"
import { createProject, type createProjectInput } from "@/server/services/project/create-project"
import { openProject } from "@/server/services/project/open-project"
import { refitProject } from "@/server/services/project/refit-project"
import { answerRun } from "@/server/services/run/answer-run"
import { finishRun } from "@/server/services/run/finish-run"
import { getRun } from "@/server/services/run/get-run"
import { settleRuns } from "@/server/services/run/settle-runs"
import { takeListed } from "@/server/services/run/take-listed"
import { takeRun } from "@/server/services/run/take-run"
import { insertPool, type PoolRows } from "./pool-rows"

export const recipient = `age1${"q".repeat(58)}`
export const job = { kind: "job", name: "test" } as const

export type Side = "a" | "b" | "equal"
type ProjectTerms = Partial<z.infer<typeof createProjectInput>>
export type ListedRow = { gold?: Side; isTraining?: boolean }

export interface Stage extends PoolRows {
  readonly projectId: Id<"project">
  /** In order of position. */
  readonly taskIds: readonly Id<"task">[]
}

const terms = {
  kind: "preference",
  name: "Which convinces more",
  question: "Which argument is more convincing?",
  guidelines: "Judge the argument, not the side.",
  config: { allowEqual: true, note: "optional" },
  minLabels: 3,
  maxLabels: 5,
  targetConfidence: 0.9,
  goldShare: 0,
  runSize: 10,
  leaseSeconds: 1_800,
  rewardPoints: 10n,
  maxStakePoints: 100n,
  targetScore: 0.6,
} as const

/** A project of pairwise tasks in a pool of its own: owner "owner", moderators "mona" and "milo", items of "cora". */
export async function openStage(
  world: World,
  rows: readonly ListedRow[],
  changes: ProjectTerms = {},
): Promise<Stage> {
  const pool = await insertPool(world, {
    owner: "owner",
    moderators: ["mona", "milo"],
    items: { cora: rows.length + 1 },
  })
  const tasks = {
    mode: "listed" as const,
    rows: rows.map(({ gold, isTraining = false }, index) => ({
      itemIds: [pool.itemIds[index] as Id<"item">, pool.itemIds[index + 1] as Id<"item">],
      isTraining,
      ...(gold === undefined
        ? {}
        : { goldAnswer: { preferred: gold }, goldExplanation: `${gold} has the grounds.` }),
    })),
  }
  const owner = world.context((await world.person("owner")).actor)
  const { projectId } = await createProject(owner, { ...terms, tasks, ...changes, poolId: pool.poolId })
  await openProject(owner, { projectId })
  const taskRows = await world.db
    .select({ id: task.id })
    .from(task)
    .where(eq(task.projectId, projectId))
    .orderBy(asc(task.position))
  return { ...pool, projectId, taskIds: taskRows.map((row) => row.id) }
}

export const plain = (count: number): ListedRow[] => Array.from({ length: count }, () => ({}))

/** Takes a run as a labeler does. */
export async function take(world: World, stage: Stage, name: string, stakePoints = 0n) {
  const context = world.context((await world.person(name)).actor)
  const { runId } = await takeRun(context, {
    projectId: stage.projectId,
    stakePoints,
    readerRecipient: recipient,
  })
  return { context, runId, ...(await getRun(context, { runId })) }
}

/** Takes these tasks, answers them so and finishes, all as one labeler. */
export async function label(
  world: World,
  stage: Stage,
  name: string,
  answers: readonly (readonly [Id<"task"> | undefined, Side])[],
  stakePoints = 0n,
): Promise<Id<"run">> {
  const { actor } = await world.person(name)
  const sides = new Map(answers)
  const { runId, assignments, refused } = await takeListed(world.context(job), {
    projectId: stage.projectId,
    labelerId: actor.accountId,
    taskIds: answers.map(([taskId]) => taskId as Id<"task">),
    stakePoints,
    readerRecipient: recipient,
  })
  if (runId === null) throw new Error(`Nothing leased: ${refused.map((one) => one.reason).join(", ")}`)
  const context = world.context(actor)
  await answerRun(context, {
    runId,
    answers: assignments.map(({ assignmentId, taskId }) => ({
      assignmentId,
      answer: { preferred: sides.get(taskId) },
    })),
  })
  await finishRun(context, { runId })
  return runId
}

/** What the worker would do now. */
export async function work(world: World, stage: Stage): Promise<void> {
  await refitProject(world.context(job), { projectId: stage.projectId })
  await settleRuns(world.context(job), { projectId: stage.projectId })
}
