import { sql } from "drizzle-orm"
import { check, index, integer, pgTable, text } from "drizzle-orm/pg-core"
import type { BountyState } from "@/server/domain/bounty/state"
import { account } from "./account"
import { amount, at, hex, id } from "./columns"
import { pool } from "./pool"
import { project } from "./project"

/**
 * Money promised per accepted annotation of a project, or, without one, per accepted item of a pool's call for
 * contributions. Funded on chain before anything is promised.
 */
export const bounty = pgTable(
  "bounty",
  {
    id: id("bounty").primaryKey(),
    poolId: id("pool")
      .notNull()
      .references(() => pool.id),
    projectId: id("project").references(() => project.id),
    /** What a call for contributions wants, in words; null for a project's bounty. */
    wanted: text(),
    /** Most rewards of a call for one contributor; null for as many as there are. */
    perContributorCount: integer(),
    funderId: id("account")
      .notNull()
      .references(() => account.id),
    funderAddress: hex().notNull(),
    state: text().$type<BountyState>().notNull(),
    /** For one accepted annotation or item. */
    rewardAmount: amount().notNull(),
    fundedAmount: amount().notNull(),
    /** Promised for work that is not decided yet. */
    reservedAmount: amount().notNull().default(sql`0`),
    earnedAmount: amount().notNull().default(sql`0`),
    /** Given back to the funder. */
    returnedAmount: amount().notNull().default(sql`0`),
    fundTransactionHash: hex(),
    /** Which event brought its money: the transaction and the event's place in it. */
    fundEventKey: text().unique(),
    createdAt: at().notNull(),
    fundedAt: at(),
    /** Since when the chain has not had the money, which it took back after some of it was used. */
    uncoveredAt: at(),
    /** When it stops promising by itself. */
    endsAt: at(),
    closedAt: at(),
  },
  // the open bounties of a project; a pool's; a funder's own, newest first; those that end by the clock
  (table) => [
    index().on(table.projectId, table.state),
    index().on(table.poolId, table.state),
    index().on(table.funderId, table.createdAt),
    index().on(table.state, table.endsAt),
    check("bounty_project_or_call", sql`(${table.projectId} is null) = (${table.wanted} is not null)`),
    check("bounty_reward_positive", sql`${table.rewardAmount} > 0`),
    check(
      "bounty_amounts_not_negative",
      sql`${table.reservedAmount} >= 0 and ${table.earnedAmount} >= 0 and ${table.returnedAmount} >= 0`,
    ),
    // Never more promised, earned and returned than funded; before the money has come, nothing.
    check(
      "bounty_never_overpromised",
      sql`${table.reservedAmount} + ${table.earnedAmount} + ${table.returnedAmount}
        <= case when ${table.fundedAt} is null then 0 else ${table.fundedAmount} end`,
    ),
  ],
)
