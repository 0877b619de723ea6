import { index, jsonb, pgTable, text } from "drizzle-orm/pg-core"
import type { Answer } from "@/server/domain/kinds/registry"
import type { VerdictDecision, VerdictReason } from "@/server/domain/label/verdict"
import { account } from "./account"
import { at, id } from "./columns"
import { task } from "./task"

/** A moderator's decision on a task that the crowd could not settle. */
export const verdict = pgTable(
  "verdict",
  {
    id: id("verdict").primaryKey(),
    taskId: id("task")
      .notNull()
      .references(() => task.id),
    moderatorId: id("account")
      .notNull()
      .references(() => account.id),
    decision: text().$type<VerdictDecision>().notNull(),
    answer: jsonb().$type<Answer>(),
    reason: text().$type<VerdictReason>().notNull(),
    note: text(),
    givenAt: at().notNull(),
    undoneAt: at(),
    /** When an appeal put another answer in its place; it is not paid for in later releases. */
    overturnedAt: at(),
  },
  // the history of a task; a moderator's own verdicts
  (table) => [index().on(table.taskId, table.givenAt), index().on(table.moderatorId, table.givenAt)],
)
