import "server-only"
import { and, eq, notExists, type SQL, sql } from "drizzle-orm"
import { QueryBuilder } from "drizzle-orm/pg-core"
import { annotation, task } from "@/db/schema"
import type { Id } from "@/server/domain/id"

/** The tasks on a moderator's desk: escalated, and not answered by themselves, for nobody judges their own answer. */
export function isJudgeableBy(moderatorId: Id<"account">): SQL | undefined {
  const own = new QueryBuilder({ casing: "snake_case" })
    .select({ one: sql`1` })
    .from(annotation)
    .where(and(eq(annotation.taskId, task.id), eq(annotation.labelerId, moderatorId)))
  return and(eq(task.state, "escalated"), notExists(own))
}
