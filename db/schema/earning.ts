import { index, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core"
import type { EarningState } from "@/server/domain/earning/state"
import type { EarningRole } from "@/server/domain/payout/allocate-sale"
import { account } from "./account"
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
    releaseId: id("release")
      .notNull()
      .references(() => release.id),
    grantId: id("grant")
      .notNull()
      .references(() => grant.id),
    accountId: id("account")
      .notNull()
      .references(() => account.id),
    address: hex().notNull(),
    role: text().$type<EarningRole>().notNull(),
    amount: amount().notNull(),
    weight: amount().notNull(),
    totalWeight: amount().notNull(),
    /** What the role as a whole received of the sale. */
    roleAmount: amount().notNull(),
    state: text().$type<EarningState>().notNull(),
    epochId: id("epoch").references(() => epoch.id),
    /** The payment that brought it to the account. */
    claimId: id("claim").references(() => claim.id),
    createdAt: at().notNull(),
  },
  // a person's statement, newest first; a pool's lines that wait for an epoch; a sale's lines are made once
  (table) => [
    index().on(table.accountId, table.createdAt),
    index().on(table.poolId, table.epochId),
    uniqueIndex().on(table.grantId, table.role, table.accountId),
  ],
)
