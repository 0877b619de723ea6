import { doublePrecision, index, integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core"
import type { Answer } from "@/server/domain/kinds/registry"
import type { LabelSource } from "@/server/domain/label/decide"
import { hex, id } from "./columns"
import { release } from "./release"
import { task } from "./task"

/** A label as it stood when the release was cut. */
export const releaseLabel = pgTable(
  "release_label",
  {
    releaseId: id("release")
      .notNull()
      .references(() => release.id),
    position: integer().notNull(),
    taskId: id("task")
      .notNull()
      .references(() => task.id),
    itemIds: jsonb().$type<readonly string[]>().notNull(),
    answer: jsonb().$type<Answer>().notNull(),
    confidence: doublePrecision().notNull(),
    annotationCount: integer().notNull(),
    source: text().$type<LabelSource>().notNull(),
    /** What the task's answers had earned at the cut, in their order; null where that was not kept yet. */
    answerPoints: jsonb().$type<readonly string[]>(),
    leafHash: hex().notNull(),
  },
  (table) => [primaryKey({ columns: [table.releaseId, table.position] }), index().on(table.taskId)],
)
