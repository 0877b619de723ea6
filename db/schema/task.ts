import { sql } from "drizzle-orm"
import { boolean, doublePrecision, index, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core"
import type { Answer } from "@/server/domain/kinds/registry"
import type { TaskState } from "@/server/domain/task/state"
import { at, id } from "./columns"
import { project } from "./project"

/** One question about one item (or, for a comparison, two). */
export const task = pgTable(
  "task",
  {
    id: id("task").primaryKey(),
    projectId: id("project")
      .notNull()
      .references(() => project.id),
    position: integer().notNull(),
    state: text().$type<TaskState>().notNull(),
    goldAnswer: jsonb().$type<Answer>(),
    goldExplanation: text(),
    isTraining: boolean().notNull().default(false),
    /** Annotations that count. */
    labelCount: integer().notNull().default(0),
    /** Leases that may still become annotations; labelCount + leasedCount never passes the project's maximum. */
    leasedCount: integer().notNull().default(0),
    /** Labels allowed beyond the project's maximum, added by verdicts that ask for more. */
    extraLabels: integer().notNull().default(0),
    /** Probability of each class, from the latest skills. */
    posterior: doublePrecision().array(),
    confidence: doublePrecision().notNull().default(0),
    /** What a verdict on it would tell: the order of the moderator's queue; see server/domain/label/information. */
    information: doublePrecision().notNull().default(0),
    /** Times this gold has been shown; a gold shown too often expires. */
    goldUses: integer().notNull().default(0),
    createdAt: at().notNull(),
    closedAt: at(),
  },
  // tasks to lease: open ones of a project, by place; the moderator's queue, most telling first; its golds by use; training
  (table) => [
    index().on(table.projectId, table.state, table.position),
    index().on(table.projectId, table.state, table.information),
    index("task_gold").on(table.projectId, table.goldUses).where(sql`${table.goldAnswer} is not null`),
    index("task_training").on(table.projectId).where(sql`${table.isTraining}`),
  ],
)
