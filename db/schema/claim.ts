import { sql } from "drizzle-orm"
import { index, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core"
import { account } from "./account"
import { amount, at, hex, id } from "./columns"
import { epoch } from "./epoch"
import { pool } from "./pool"

export type ClaimState = "queued" | "sent" | "confirmed" | "failed"

/** A payment out of a pool to an account, asked for here or seen on chain. */
export const claim = pgTable(
  "claim",
  {
    id: id("claim").primaryKey(),
    poolId: id("pool")
      .notNull()
      .references(() => pool.id),
    epochId: id("epoch").references(() => epoch.id),
    accountId: id("account").references(() => account.id),
    address: hex().notNull(),
    amount: amount().notNull(),
    cumulativeAmount: amount().notNull(),
    state: text().$type<ClaimState>().notNull(),
    failureReason: text(),
    transactionHash: hex(),
    createdAt: at().notNull(),
    sentAt: at(),
    confirmedAt: at(),
  },
  // one claim under way for an account and pool; a person's payments
  (table) => [
    uniqueIndex("claim_under_way")
      .on(table.poolId, table.address)
      .where(sql`${table.state} in ('queued', 'sent')`),
    index().on(table.accountId, table.createdAt),
    index().on(table.transactionHash),
  ],
)
