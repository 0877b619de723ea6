import { doublePrecision, index, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core"
import type { Answer } from "@/server/domain/kinds/registry"
import type { LabelSource } from "@/server/domain/label/decide"
import { at, id } from "./columns"
import { project } from "./project"
import { task } from "./task"

/** The settled answer of a task. */
export const label = pgTable(
  "label",
  {
    id: id("label").primaryKey(),
    projectId: id("project")
      .notNull()
      .references(() => project.id),
    taskId: id("task")
      .notNull()
      .unique()
      .references(() => task.id),
    answer: jsonb().$type<Answer>().notNull(),
    classIndex: integer().notNull(),
    confidence: doublePrecision().notNull(),
    posterior: doublePrecision().array().notNull(),
    source: text().$type<LabelSource>().notNull(),
    method: text().notNull(),
    /** The full fit that gave it, or whose skills weighed its answers; null where none was needed. */
    fitNumber: integer(),
    annotationCount: integer().notNull(),
    settledAt: at().notNull(),
  },
  // the labels of a project, for its page and its releases
  (table) => [index().on(table.projectId, table.settledAt)],
)
