import { sql } from "drizzle-orm"
import { boolean, check, index, integer, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core"
import type { AppealState } from "@/server/domain/appeal/state"
import type { AppealGround, AppealSubject } from "@/server/domain/appeal/subject"
import type { Id } from "@/server/domain/id"
import type { Answer } from "@/server/domain/kinds/registry"
import type { LabelSource } from "@/server/domain/label/decide"
import { account } from "./account"
import { annotation } from "./annotation"
import { amount, at, id } from "./columns"
import { contribution } from "./contribution"
import { pool } from "./pool"
import { project } from "./project"
import { task } from "./task"
import { verdict } from "./verdict"

/**
 * A labeler's challenge of a settled answer or of a pause, a contributor's of rejected rows, or the second look at a
 * verdict that was drawn for one. The columns of an answer are empty for the others; rejected rows have no project.
 */
export const appeal = pgTable(
  "appeal",
  {
    id: id("appeal").primaryKey(),
    poolId: id("pool")
      .notNull()
      .references(() => pool.id),
    projectId: id("project").references(() => project.id),
    subject: text().$type<AppealSubject>().notNull().default("answer"),
    taskId: id("task").references(() => task.id),
    annotationId: id("annotation")
      .unique()
      .references(() => annotation.id),
    /** Of rejected rows; each contribution can be appealed once. */
    contributionId: id("contribution")
      .unique()
      .references(() => contribution.id),
    /** Moderators who hold an item equal to a row that is appealed; told by the vault, which alone can compare. */
    tiedAccountIds: text().array().$type<Id<"account">[]>().notNull().default([]),
    /** Nobody where a verdict was drawn for a second look. */
    appellantId: id("account").references(() => account.id),
    reason: text().$type<AppealGround>().notNull(),
    words: text().notNull(),
    state: text().$type<AppealState>().notNull(),
    stakePoints: amount().notNull(),
    /** The label as it stood when the appeal was opened, and who gave it; no verdict where the crowd agreed. */
    firstAnswer: jsonb().$type<Answer>(),
    firstClassIndex: integer(),
    firstSource: text().$type<LabelSource>(),
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
  // one's own appeals, newest first; open appeals to tend; a pool's overturn rate; one open appeal a task, a pause
  (table) => [
    index().on(table.appellantId, table.openedAt),
    index().on(table.state, table.dueAt),
    index().on(table.poolId, table.state),
    index().on(table.firstVerdictId),
    uniqueIndex("appeal_open_once").on(table.taskId).where(sql`${table.state} in ('waiting', 'in_review')`),
    uniqueIndex("appeal_pause_open_once")
      .on(table.appellantId, table.projectId)
      .where(sql`${table.subject} = 'pause' and ${table.state} in ('waiting', 'in_review')`),
    uniqueIndex("appeal_second_look_once")
      .on(table.firstVerdictId)
      .where(sql`${table.subject} = 'second_look'`),
    check("appeal_has_appellant", sql`${table.subject} = 'second_look' or ${table.appellantId} is not null`),
    check(
      "appeal_of_answer_is_whole",
      sql`${table.subject} <> 'answer' or num_nulls(${table.taskId}, ${table.annotationId},
        ${table.firstAnswer}, ${table.firstClassIndex}, ${table.firstSource}) = 0`,
    ),
    check(
      "appeal_has_place",
      sql`(${table.subject} = 'rejection') = (${table.contributionId} is not null)
        and (${table.subject} = 'rejection') = (${table.projectId} is null)`,
    ),
  ],
)
