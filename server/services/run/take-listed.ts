import "server-only"
import { and, eq, inArray, sql } from "drizzle-orm"
import { z } from "zod"
import type { Connection } from "@/db/client"
import { assignment, task } from "@/db/schema"
import type { Id } from "@/server/domain/id"
import { newId, requireCan, type ServiceContext } from "../context"
import { idOf } from "../paging"
import { loadProject } from "../project/standing"
import { ageRecipient } from "../review/open-case"
import { isNotOwn } from "../task/find-candidates"
import { leaseTasks } from "../task/lease-tasks"
import { expireRun, leasingStates } from "./drop-run"
import { overlapRuleOf, readLabelerScene, refusalOf } from "./labeler-scene"
import { type StartedAssignment, startRun } from "./start-run"

export const takeListedInput = z.strictObject({
  projectId: idOf("project"),
  labelerId: idOf("account"),
  taskIds: z.array(idOf("task")).min(1).max(100),
  stakePoints: z.bigint().min(0n),
  readerRecipient: ageRecipient,
})

/** Why a listed task was not leased: it takes no more answers, the labeler has had it, or it shows their own item. */
export type ListedRefusal = "left_queue" | "met_before" | "own_item"

export interface ListedRun {
  /** Null when nothing was left to lease; then nothing was written. */
  readonly runId: Id<"run"> | null
  /** In the order listed, sides as the tasks list them. */
  readonly assignments: readonly StartedAssignment[]
  readonly refused: readonly { readonly taskId: Id<"task">; readonly reason: ListedRefusal }[]
}

/**
 * Takes a run of exactly these tasks for a labeler: how votes that were really given are replayed. Training is not
 * asked for, and a task is refused only when it has left the queue or its most labels are given or leased.
 */
export async function takeListed(
  context: ServiceContext,
  input: z.infer<typeof takeListedInput>,
): Promise<ListedRun> {
  requireCan(context, "run.takeListed")
  const { labelerId } = input
  const { project } = await loadProject(context, input.projectId)
  const [scene, barred] = await Promise.all([
    readLabelerScene(context, project, labelerId, false),
    findBarred(context.db, input),
  ])
  const refusal = refusalOf(project, scene, input.stakePoints)
  if (refusal !== null) throw refusal
  if (scene.lapsedRunId !== null) await expireRun(context, scene.lapsedRunId)
  return context.db.transaction(async (transaction) => {
    const taskIds = input.taskIds.filter((taskId) => !barred.has(taskId))
    const wish = { taskIds, rule: overlapRuleOf(project), overlap: "most", isWaiting: true } as const
    const outcome = await leaseTasks(transaction, wish)
    const leasedById = new Map(outcome.leased.map((one) => [one.taskId, one]))
    const leased = taskIds.flatMap((taskId) => leasedById.get(taskId) ?? [])
    const refused = input.taskIds
      .filter((taskId) => !leasedById.has(taskId))
      .map((taskId) => ({ taskId, reason: barred.get(taskId) ?? ("left_queue" as const) }))
    if (leased.length === 0) return { runId: null, assignments: [], refused }
    const runId = newId(context, "run")
    const { stakePoints, readerRecipient } = input
    const { maxStakePoints } = scene.limit
    const terms = { runId, project, labelerId, stakePoints, maxStakePoints, readerRecipient }
    const assignments = await startRun(
      context,
      transaction,
      { ...terms, isQualification: false, isDealt: false },
      leased,
    )
    return { runId, assignments, refused }
  })
}

async function findBarred(
  connection: Connection,
  { taskIds, projectId, labelerId }: z.infer<typeof takeListedInput>,
): Promise<ReadonlyMap<Id<"task">, ListedRefusal>> {
  const rows = await connection
    .select({
      taskId: task.id,
      projectId: task.projectId,
      metId: assignment.id,
      isOwn: sql<boolean>`not ${isNotOwn(labelerId)}`,
    })
    .from(task)
    .leftJoin(
      assignment,
      and(
        eq(assignment.taskId, task.id),
        eq(assignment.labelerId, labelerId),
        inArray(assignment.state, [...leasingStates]),
      ),
    )
    .where(inArray(task.id, taskIds))
  const barred = new Map<Id<"task">, ListedRefusal>()
  for (const row of rows) {
    if (row.projectId !== projectId) barred.set(row.taskId, "left_queue")
    else if (row.metId !== null) barred.set(row.taskId, "met_before")
    else if (row.isOwn) barred.set(row.taskId, "own_item")
  }
  return barred
}
