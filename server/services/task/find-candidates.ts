import "server-only"
import { and, asc, desc, eq, isNotNull, isNull, lt, type SQL, sql } from "drizzle-orm"
import type { Connection } from "@/db/client"
import { assignment, contribution, item, task, taskItem } from "@/db/schema"
import type { Id } from "@/server/domain/id"
import type { OverlapRule } from "@/server/domain/label/decide"
import { maxGoldUses } from "@/server/domain/run/choose-tasks"

/** Candidates looked at for one place of a run: enough to choose from when others are taking at the same time. */
const candidatesPerPlace = 8

export interface CandidateSearch {
  readonly projectId: Id<"project">
  readonly labelerId: Id<"account">
  readonly rule: OverlapRule
  readonly size: number
}

/**
 * Tasks that a labeler could take now: open, with a place left, not met before, not about an item of their own.
 * A search only: what is leased is decided by the domain, on locked rows.
 */
export async function findCandidates(connection: Connection, search: CandidateSearch) {
  const { minLabels, maxLabels } = search.rule
  const most = sql`${maxLabels} + ${task.extraLabels}`
  const wanted = sql`least(greatest(${minLabels}::int, ${task.labelCount} + 1), ${most})`
  const rows = await connection
    .select({
      taskId: task.id,
      labelCount: task.labelCount,
      leasedCount: task.leasedCount,
      extraLabels: task.extraLabels,
    })
    .from(task)
    .where(
      and(
        isOpenTo(search),
        isNull(task.goldAnswer),
        sql`${task.labelCount} + ${task.leasedCount} < ${wanted}`,
      ),
    )
    .orderBy(desc(sql`${task.labelCount} + ${task.leasedCount}`), asc(task.position))
    .limit(search.size * candidatesPerPlace)
  // Labels that a verdict allowed on top are taken off the count, so that the project's own maximum fits all.
  return rows.map(({ extraLabels, ...row }) => ({ ...row, labelCount: row.labelCount - extraLabels }))
}

/** Golds that a labeler has not met, least used first. */
export async function findGolds(
  connection: Connection,
  search: Pick<CandidateSearch, "projectId" | "labelerId" | "size">,
) {
  return connection
    .select({ taskId: task.id, goldUses: task.goldUses })
    .from(task)
    .where(
      and(
        isOpenTo(search),
        isNotNull(task.goldAnswer),
        eq(task.isTraining, false),
        lt(task.goldUses, maxGoldUses),
      ),
    )
    .orderBy(asc(task.goldUses), asc(task.position))
    .limit(search.size * candidatesPerPlace)
}

/** Training tasks that a labeler has not answered, in the owner's order. */
export async function findTraining(
  connection: Connection,
  search: Pick<CandidateSearch, "projectId" | "labelerId" | "size">,
): Promise<readonly Id<"task">[]> {
  const rows = await connection
    .select({ taskId: task.id })
    .from(task)
    .where(and(isOpenTo(search), eq(task.isTraining, true)))
    .orderBy(asc(task.position))
    .limit(search.size)
  return rows.map((row) => row.taskId)
}

function isOpenTo({
  projectId,
  labelerId,
}: Pick<CandidateSearch, "projectId" | "labelerId">): SQL | undefined {
  return and(
    eq(task.projectId, projectId),
    eq(task.state, "open"),
    sql`not exists (select 1 from ${assignment} where ${assignment.taskId} = ${task.id}
      and ${assignment.labelerId} = ${labelerId} and ${assignment.state} in ('leased', 'answered', 'skipped'))`,
    isNotOwn(labelerId),
  )
}

/** Nobody labels what they contributed themselves: they would know what to say of it, and gain by it. */
export function isNotOwn(labelerId: Id<"account">): SQL {
  return sql`not exists (select 1 from ${taskItem} join ${item} on ${item.id} = ${taskItem.itemId}
    join ${contribution} on ${contribution.id} = ${item.contributionId}
    where ${taskItem.taskId} = ${task.id} and ${contribution.contributorId} = ${labelerId})`
}
