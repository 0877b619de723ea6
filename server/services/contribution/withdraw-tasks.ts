import "server-only"
import { and, eq, inArray, sql } from "drizzle-orm"
import type { Transaction } from "@/db/client"
import { assignment, item, run, task, taskItem } from "@/db/schema"
import type { Id } from "@/server/domain/id"
import { taskMachine } from "@/server/domain/task/state"
import type { ServiceContext } from "../context"

/**
 * Takes every undecided task with an item of this contribution out of the queue and releases the leases on it.
 * What labelers have answered stays theirs; settled tasks keep their labels.
 */
export async function withdrawTasks(
  context: ServiceContext,
  transaction: Transaction,
  contributionId: Id<"contribution">,
): Promise<void> {
  const touched = transaction
    .select({ taskId: taskItem.taskId })
    .from(taskItem)
    .innerJoin(item, eq(item.id, taskItem.itemId))
    .where(eq(item.contributionId, contributionId))
  const withdrawn = await transaction
    .update(task)
    .set({ state: "withdrawn", closedAt: context.now() })
    .where(and(inArray(task.id, touched), inArray(task.state, [...taskMachine.sourcesOf("withdraw")])))
    .returning({ taskId: task.id, projectId: task.projectId })
  if (withdrawn.length === 0) return
  const taskIds = withdrawn.map((row) => row.taskId)
  await releaseLeases(transaction, taskIds)
  for (const projectId of new Set(withdrawn.map((row) => row.projectId))) {
    // Finished runs may have waited for one of these tasks alone.
    await context.jobs.add(transaction, "settleRuns", { projectId }, { key: `settleRuns:${projectId}` })
  }
}

async function releaseLeases(transaction: Transaction, taskIds: readonly Id<"task">[]): Promise<void> {
  const ids = sql`${sql.param(taskIds)}::text[]`
  await transaction.execute(sql`
    with released as (
      update ${assignment} set state = 'withdrawn'
      from ${run}
      where ${assignment.runId} = ${run.id} and ${run.state} = 'open'
        and ${assignment.state} = 'leased' and ${assignment.taskId} = any(${ids})
      returning ${assignment.taskId} as task_id
    ), counted as (select task_id, count(*)::int as released from released group by task_id)
    update ${task} set leased_count = greatest(0, leased_count - counted.released)
    from counted where ${task.id} = counted.task_id`)
}
