import { sql } from "drizzle-orm"
import { boolean, index, integer, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core"
import type { AppealState } from "@/server/domain/appeal/state"
import type { AppealReason } from "@/server/domain/appeal/terms"
import type { Answer } from "@/server/domain/kinds/registry"
import type { LabelSource } from "@/server/domain/label/decide"
import { account } from "./account"
import { annotation } from "./annotation"
import { amount, at, id } from "./columns"
import { pool } from "./pool"
import { project } from "./project"
import { task } from "./task"
import { verdict } from "./verdict"

/** A labeler's challenge of a settled answer. */
export const appeal = pgTable(
  "appeal",
  {
    id: id("appeal").primaryKey(),
    poolId: id("pool")
      .notNull()
      .references(() => pool.id),
    projectId: id("project")
      .notNull()
      .references(() => project.id),
    taskId: id("task")
      .notNull()
      .references(() => task.id),
    annotationId: id("annotation")
      .notNull()
      .unique()
      .references(() => annotation.id),
    appellantId: id("account")
      .notNull()
      .references(() => account.id),
    reason: text().$type<AppealReason>().notNull(),
    words: text().notNull(),
    state: text().$type<AppealState>().notNull(),
    stakePoints: amount().notNull(),
    /** The label as it stood when the appeal was opened, and who gave it; no verdict where the crowd agreed. */
    firstAnswer: jsonb().$type<Answer>().notNull(),
    firstClassIndex: integer().notNull(),
    firstSource: text().$type<LabelSource>().notNull(),
    firstVerdictId: id("verdict").references(() => verdict.id),
    /** Reviewers that decide; 0 while nobody independent is there. */
    panel: integer().notNull().default(0),
    openedAt: at().notNull(),
    /** The target: by then an outcome is promised. */
    dueAt: at().notNull(),
    decidedAt: at(),
    /** The label that took the first one's place; null where the task was retired or the first label stands. */
    decidedAnswer: jsonb().$type<Answer>(),
    isStakeReturned: boolean(),
    /** What the appellant's run gained by the outcome. */
    restoredPoints: amount().notNull().default(sql`0`),
    /** When the appellant was shown the outcome. */
    readAt: at(),
  },
  // one's own appeals, newest first; open appeals to tend; a pool's overturn rate; one open appeal a task
  (table) => [
    index().on(table.appellantId, table.openedAt),
    index().on(table.state, table.dueAt),
    index().on(table.poolId, table.state),
    index().on(table.firstVerdictId),
    uniqueIndex("appeal_open_once").on(table.taskId).where(sql`${table.state} in ('waiting', 'in_review')`),
  ],
)
