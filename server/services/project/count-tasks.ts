import "server-only"
import { and, eq, inArray, sql } from "drizzle-orm"
import { alias } from "drizzle-orm/pg-core"
import { assignment, contribution, item, run, task, taskItem } from "@/db/schema"
import type { Id } from "@/server/domain/id"
import type { ServiceContext } from "../context"

export interface TaskCounts {
  readonly taskCount: number
  readonly openCount: number
  readonly settledCount: number
  readonly escalatedCount: number
  readonly withdrawnCount: number
  readonly goldCount: number
  readonly trainingCount: number
  /** Ordinary tasks that still take answers. */
  readonly openTaskCount: number
}

export const noTasks: TaskCounts = {
  taskCount: 0,
  openCount: 0,
  settledCount: 0,
  escalatedCount: 0,
  withdrawnCount: 0,
  goldCount: 0,
  trainingCount: 0,
  openTaskCount: 0,
}

/** Tasks of projects, counted by state; one query for all of them. */
export async function countTasks(
  context: Pick<ServiceContext, "db">,
  projectIds: readonly Id<"project">[],
): Promise<ReadonlyMap<Id<"project">, TaskCounts>> {
  if (projectIds.length === 0) return new Map()
  const inState = (state: string) => sql<number>`count(*) filter (where ${task.state} = ${state})::int`
  const rows = await context.db
    .select({
      projectId: task.projectId,
      taskCount: sql<number>`count(*)::int`,
      openCount: inState("open"),
      settledCount: inState("settled"),
      escalatedCount: inState("escalated"),
      withdrawnCount: inState("withdrawn"),
      goldCount: sql<number>`count(*) filter (where ${task.goldAnswer} is not null and not ${task.isTraining})::int`,
      trainingCount: sql<number>`count(*) filter (where ${task.isTraining})::int`,
      openTaskCount: sql<number>`count(*) filter (where ${task.state} = 'open' and ${task.goldAnswer} is null)::int`,
    })
    .from(task)
    .where(inArray(task.projectId, [...projectIds]))
    .groupBy(task.projectId)
  return new Map(rows.map(({ projectId, ...counts }) => [projectId, counts]))
}

/** Open ordinary tasks that a labeler may not take: met already, or about items of their own. */
export async function countClosedToLabeler(
  context: Pick<ServiceContext, "db" | "now">,
  projectIds: readonly Id<"project">[],
  labelerId: Id<"account">,
): Promise<ReadonlyMap<Id<"project">, number>> {
  if (projectIds.length === 0) return new Map()
  const counted = alias(task, "counted")
  const nowAt = context.now().toISOString()
  const rows = await context.db
    .select({ projectId: counted.projectId, closedCount: sql<number>`count(*)::int` })
    .from(counted)
    .where(
      and(
        inArray(counted.projectId, [...projectIds]),
        eq(counted.state, "open"),
        sql`${counted.goldAnswer} is null`,
        sql`(${counted.id} in (select ${assignment.taskId} from ${assignment}
            where ${assignment.labelerId} = ${labelerId} and ${assignment.state} in ('leased', 'answered', 'skipped')
              and not exists (select 1 from ${run} where ${run.id} = ${assignment.runId} and ${run.state} = 'open'
                and ${run.leaseExpiresAt} <= ${nowAt}::timestamptz))
          or ${counted.id} in (select ${taskItem.taskId} from ${taskItem}
            join ${item} on ${item.id} = ${taskItem.itemId}
            join ${contribution} on ${contribution.id} = ${item.contributionId}
            where ${contribution.contributorId} = ${labelerId}))`,
      ),
    )
    .groupBy(counted.projectId)
  return new Map(rows.map((row) => [row.projectId, row.closedCount]))
}
