import "server-only"
import { type SQL, sql } from "drizzle-orm"
import type { AnyPgColumn } from "drizzle-orm/pg-core"
import { taskItem } from "@/db/schema"
import type { Id } from "@/server/domain/id"

/** A column for a query: the ids of the items that a task asks about, in the order of its config (a, then b). */
export function itemIdsOf(taskId: AnyPgColumn): SQL<Id<"item">[]> {
  return sql<Id<"item">[]>`(select array_agg(${taskItem.itemId} order by ${taskItem.position})
    from ${taskItem} where ${taskItem.taskId} = ${taskId})`
}
