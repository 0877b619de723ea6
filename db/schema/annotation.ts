import { sql } from "drizzle-orm"
import { doublePrecision, index, integer, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core"
import type { Answer } from "@/server/domain/kinds/registry"
import { account } from "./account"
import { assignment } from "./assignment"
import { amount, at, id } from "./columns"
import { project } from "./project"
import { run } from "./run"
import { task } from "./task"

/** One labeler's answer to a task; never altered, only scored. */
export const annotation = pgTable(
  "annotation",
  {
    id: id("annotation").primaryKey(),
    projectId: id("project")
      .notNull()
      .references(() => project.id),
    taskId: id("task")
      .notNull()
      .references(() => task.id),
    runId: id("run")
      .notNull()
      .references(() => run.id),
    assignmentId: id("assignment")
      .notNull()
      .unique()
      .references(() => assignment.id),
    labelerId: id("account")
      .notNull()
      .references(() => account.id),
    /** Which answer of its task it is, from 1, in the order in which they came to count. */
    place: integer().notNull(),
    answer: jsonb().$type<Answer>().notNull(),
    classIndex: integer().notNull(),
    note: text(),
    durationSeconds: doublePrecision().notNull(),
    submittedAt: at().notNull(),
    /** Agreement with the settled answer, in [0, 1]; null until the task is settled. */
    credit: doublePrecision(),
    /** Points earned by this annotation; the labelers' share of a release is divided by them. */
    earnedPoints: amount().notNull().default(sql`0`),
  },
  // the answers to a task, one a labeler and one a place; the answers of a labeler; all answers of a project
  (table) => [
    uniqueIndex().on(table.taskId, table.labelerId),
    uniqueIndex("annotation_place").on(table.taskId, table.place),
    index().on(table.labelerId, table.submittedAt),
    index().on(table.projectId, table.submittedAt),
    index().on(table.runId),
  ],
)
