import { index, integer, jsonb, pgTable } from "drizzle-orm/pg-core"
import type { Answer } from "@/server/domain/kinds/registry"
import { account } from "./account"
import { at, id } from "./columns"
import { project } from "./project"
import { task } from "./task"

/** A gold that was taken out of an open project: what it was, who took it out, and which fits were told it. */
export const goldRetirement = pgTable(
  "gold_retirement",
  {
    taskId: id("task")
      .primaryKey()
      .references(() => task.id),
    projectId: id("project")
      .notNull()
      .references(() => project.id),
    answer: jsonb().$type<Answer>().notNull(),
    /** The last full fit that was told its answer. */
    afterFit: integer().notNull(),
    retiredById: id("account")
      .notNull()
      .references(() => account.id),
    retiredAt: at().notNull(),
  },
  // the retired golds of a project
  (table) => [index().on(table.projectId)],
)
