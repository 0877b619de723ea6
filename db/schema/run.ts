import { sql } from "drizzle-orm"
import {
  boolean,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core"
import type { SettlementExplanation } from "@/server/domain/run/settlement"
import type { RunState } from "@/server/domain/run/state"
import { account } from "./account"
import { amount, at, id } from "./columns"
import { project } from "./project"

/** A short series of tasks taken by one labeler, with an optional stake. */
export const run = pgTable(
  "run",
  {
    id: id("run").primaryKey(),
    projectId: id("project")
      .notNull()
      .references(() => project.id),
    labelerId: id("account")
      .notNull()
      .references(() => account.id),
    state: text().$type<RunState>().notNull(),
    isQualification: boolean().notNull(),
    /** Whether the assignment seed dealt its tasks' order and sides, or a replay named them. */
    isDealt: boolean().notNull().default(true),
    size: integer().notNull(),
    stakePoints: amount().notNull(),
    /** The stake's ceiling when the run was taken; it fixes the multiplier. */
    maxStakePoints: amount().notNull(),
    /** The labeler's age recipient: the vault encrypts the run's items to it and to nobody else. */
    readerRecipient: text().notNull(),
    leaseExpiresAt: at().notNull(),
    takenAt: at().notNull(),
    finishedAt: at(),
    settledAt: at(),
    /** Mean credit of the scorable answers, in [0, 1]. */
    score: doublePrecision(),
    /** Points won or lost on the stake; never below minus the stake. */
    settlementPoints: amount(),
    earnedPoints: amount(),
    explanation: jsonb().$type<SettlementExplanation>(),
    /** Of a run that lost points: how many answers each of its tasks had then, for whoever was right got them. */
    peerCounts: jsonb().$type<Readonly<Record<string, number>>>(),
  },
  // a labeler's runs, newest first; leases that have run out; finished runs that wait for settlement;
  // the week's leaderboard; one open run a labeler and project
  (table) => [
    index().on(table.labelerId, table.takenAt),
    index().on(table.state, table.leaseExpiresAt),
    index().on(table.projectId, table.state),
    index().on(table.settledAt),
    uniqueIndex("run_open_once").on(table.projectId, table.labelerId).where(sql`${table.state} = 'open'`),
  ],
)
