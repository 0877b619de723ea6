import { sql } from "drizzle-orm"
import { boolean, check, index, integer, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core"
import type { Answer } from "@/server/domain/kinds/registry"
import type { AssignmentState, SkipReason } from "@/server/domain/run/state"
import { account } from "./account"
import { bounty } from "./bounty"
import { amount, at, id } from "./columns"
import { run } from "./run"
import { task } from "./task"

/** A task leased to a labeler in a run; holds the draft answer until the run is finished. */
export const assignment = pgTable(
  "assignment",
  {
    id: id("assignment").primaryKey(),
    runId: id("run")
      .notNull()
      .references(() => run.id),
    taskId: id("task")
      .notNull()
      .references(() => task.id),
    labelerId: id("account")
      .notNull()
      .references(() => account.id),
    position: integer().notNull(),
    state: text().$type<AssignmentState>().notNull(),
    isGold: boolean().notNull(),
    /** Whether the two sides of a comparison are shown the other way round. Answers are stored normalised. */
    isSwapped: boolean().notNull(),
    /** Frozen when the assignment is taken. */
    rewardPoints: amount().notNull(),
    /** The bounty that rewards its acceptance, and how much: frozen when the assignment is taken; null without one. */
    bountyId: id("bounty").references(() => bounty.id),
    rewardAmount: amount(),
    answer: jsonb().$type<Answer>(),
    note: text(),
    answeredAt: at(),
    skipReason: text().$type<SkipReason>(),
  },
  // the tasks of a run; a labeler never holds or answers one task twice; the assignments of a run that a bounty rewards
  (table) => [
    uniqueIndex().on(table.runId, table.position),
    uniqueIndex("assignment_once")
      .on(table.taskId, table.labelerId)
      .where(sql`${table.state} in ('leased', 'answered')`),
    index().on(table.labelerId, table.taskId),
    index("assignment_rewarded").on(table.runId).where(sql`${table.bountyId} is not null`),
    check("assignment_reward_has_bounty", sql`(${table.bountyId} is null) = (${table.rewardAmount} is null)`),
  ],
)
