import { sql } from "drizzle-orm"
import { check, index, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core"
import type { EarningRole } from "@/server/domain/earning/role"
import type { EarningState } from "@/server/domain/earning/state"
import { account } from "./account"
import { bounty } from "./bounty"
import { claim } from "./claim"
import { amount, at, hex, id } from "./columns"
import { epoch } from "./epoch"
import { grant } from "./grant"
import { pool } from "./pool"
import { release } from "./release"

/** One line of money owed to one account, with its source. */
export const earning = pgTable(
  "earning",
  {
    id: id("earning").primaryKey(),
    poolId: id("pool")
      .notNull()
      .references(() => pool.id),
    /** Of a sale; null for a bounty's line. */
    releaseId: id("release").references(() => release.id),
    grantId: id("grant").references(() => grant.id),
    /** The bounty that it is from, and what brought it about: a run or contribution, also `…:appeal`, or its closing. */
    bountyId: id("bounty").references(() => bounty.id),
    sourceId: text(),
    accountId: id("account")
      .notNull()
      .references(() => account.id),
    address: hex().notNull(),
    role: text().$type<EarningRole>().notNull(),
    amount: amount().notNull(),
    /** Its part of a sale; of a bounty's line, the accepted annotations or items. */
    weight: amount().notNull(),
    totalWeight: amount().notNull(),
    /** What the role as a whole received of the sale; of a bounty's line, its amount. */
    roleAmount: amount().notNull(),
    state: text().$type<EarningState>().notNull(),
    epochId: id("epoch").references(() => epoch.id),
    /** The payment that brought it to the account. */
    claimId: id("claim").references(() => claim.id),
    createdAt: at().notNull(),
  },
  // a person's statement, newest first (ids follow time) and by epoch; a pool's lines that wait for an epoch; what a
  // run earned of bounties; a sale's lines and a bounty's are made once
  (table) => [
    index().on(table.accountId, table.id),
    index().on(table.accountId, table.epochId, table.id),
    index().on(table.poolId, table.epochId),
    uniqueIndex().on(table.grantId, table.role, table.accountId),
    index("earning_source")
      .on(table.sourceId.op("text_pattern_ops"))
      .where(sql`${table.sourceId} is not null`),
    uniqueIndex("earning_bounty_once").on(table.bountyId, table.sourceId, table.role, table.accountId),
    check(
      "earning_one_source",
      sql`(${table.grantId} is null) <> (${table.bountyId} is null)
        and (${table.grantId} is null) = (${table.releaseId} is null)
        and (${table.bountyId} is null) = (${table.sourceId} is null)`,
    ),
  ],
)
