import "server-only"
import { and, asc, eq, inArray, or, type SQL, sql } from "drizzle-orm"
import type { Connection, Transaction } from "@/db/client"
import { annotation, run, task, verdict } from "@/db/schema"
import type { Id } from "@/server/domain/id"
import { verdictUndoSeconds } from "@/server/domain/label/read-verdict"
import type { ServiceContext } from "../context"

/** Finished runs of a project whose tasks are all decided, and on no verdict that can still be taken back. */
export async function findReadyRuns(
  context: Pick<ServiceContext, "now">,
  connection: Connection,
  projectId: Id<"project">,
  limit: number,
): Promise<readonly Id<"run">[]> {
  const rows = await connection
    .select({ id: run.id })
    .from(run)
    .where(and(eq(run.projectId, projectId), isReady(context)))
    .orderBy(asc(run.id))
    .limit(limit)
  return rows.map((row) => row.id)
}

/**
 * Those of these runs, and of the runs with an answer to these tasks, that are ready. Transactions that settle tasks of
 * one project pass here one after the other: of two that decide the last two tasks of a run, the later one sees both.
 */
export async function findReadyWith(
  context: Pick<ServiceContext, "now">,
  transaction: Transaction,
  projectId: Id<"project">,
  by: { readonly taskIds: readonly Id<"task">[]; readonly runIds: readonly Id<"run">[] },
): Promise<readonly Id<"run">[]> {
  if (by.taskIds.length === 0) return by.runIds
  await queueToSettle(transaction, projectId)
  const touched = transaction
    .select({ runId: annotation.runId })
    .from(annotation)
    .where(inArray(annotation.taskId, [...by.taskIds]))
  const named = by.runIds.length === 0 ? undefined : inArray(run.id, [...by.runIds])
  const rows = await transaction
    .select({ id: run.id })
    .from(run)
    .where(and(or(inArray(run.id, touched), named), isReady(context)))
    .orderBy(asc(run.id))
  return rows.map((row) => row.id)
}

/** Lets the transactions that settle tasks of a project end one after the other. */
export async function queueToSettle(transaction: Transaction, projectId: Id<"project">): Promise<void> {
  await transaction.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`settle:${projectId}`}, 0))`)
}

function isReady(context: Pick<ServiceContext, "now">): SQL | undefined {
  const standsFrom = new Date(context.now().getTime() - verdictUndoSeconds * 1000).toISOString()
  return and(
    eq(run.state, "finished"),
    sql`not exists (select 1 from ${annotation} join ${task} on ${task.id} = ${annotation.taskId}
      where ${annotation.runId} = ${run.id} and ${task.goldAnswer} is null and (
        ${task.state} not in ('settled', 'withdrawn')
        or exists (select 1 from ${verdict} where ${verdict.taskId} = ${task.id}
          and ${verdict.undoneAt} is null and ${verdict.givenAt} > ${standsFrom}::timestamptz)))`,
  )
}
