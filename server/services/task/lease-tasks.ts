import "server-only"
import { asc, inArray, sql } from "drizzle-orm"
import type { Transaction } from "@/db/client"
import { task } from "@/db/schema"
import type { Id } from "@/server/domain/id"
import { type OverlapRule, openPlaces } from "@/server/domain/label/decide"

export interface LeasedTask {
  readonly taskId: Id<"task">
  readonly isGold: boolean
}

/** How a lease is asked for. */
export interface LeaseWish {
  readonly taskIds: readonly Id<"task">[]
  readonly rule: OverlapRule
  /** `adaptive`: as many as the task needs now; `most`: as many as the project allows at all. */
  readonly overlap: "adaptive" | "most"
  /** Wait for tasks that somebody else is leasing or finishing, or leave them out. */
  readonly isWaiting: boolean
}

export interface LeaseOutcome {
  /** In the order of task ids. */
  readonly leased: readonly LeasedTask[]
  /** Tasks left out because somebody else held them; none when waiting. */
  readonly lockedCount: number
}

/**
 * Leases those of the tasks that still take answers. Rows are locked before they are judged, so two labelers at the
 * same time never take more places than a task has. Golds have no end of places: they wear out by use instead.
 */
export async function leaseTasks(transaction: Transaction, wish: LeaseWish): Promise<LeaseOutcome> {
  if (wish.taskIds.length === 0) return { leased: [], lockedCount: 0 }
  const rows = await transaction
    .select({
      taskId: task.id,
      state: task.state,
      labelCount: task.labelCount,
      leasedCount: task.leasedCount,
      extraLabels: task.extraLabels,
      isGold: sql<boolean>`${task.goldAnswer} is not null`,
    })
    .from(task)
    .where(inArray(task.id, [...wish.taskIds]))
    .orderBy(asc(task.id))
    .for("no key update", wish.isWaiting ? {} : { skipLocked: true })
  const free = rows.filter((row) => row.state === "open" && (row.isGold || hasPlace(row, wish)))
  const leased = free.map(({ taskId, isGold }) => ({ taskId, isGold }))
  const lockedCount = wish.taskIds.length - rows.length
  if (leased.length === 0) return { leased, lockedCount }
  await transaction
    .update(task)
    .set({
      leasedCount: sql`${task.leasedCount} + 1`,
      goldUses: sql`${task.goldUses} + case when ${task.goldAnswer} is null then 0 else 1 end`,
    })
    .where(
      inArray(
        task.id,
        leased.map((one) => one.taskId),
      ),
    )
  return { leased, lockedCount }
}

function hasPlace(
  row: { readonly labelCount: number; readonly leasedCount: number; readonly extraLabels: number },
  { rule, overlap }: LeaseWish,
): boolean {
  const maxLabels = rule.maxLabels + row.extraLabels
  if (overlap === "most") return row.labelCount + row.leasedCount < maxLabels
  return openPlaces(row.labelCount, row.leasedCount, { ...rule, maxLabels }) > 0
}
