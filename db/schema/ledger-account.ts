import { sql } from "drizzle-orm"
import { boolean, check, index, pgTable, text } from "drizzle-orm/pg-core"
import { account } from "./account"
import { amount, at, id } from "./columns"

/** An account of the double-entry ledger. Only sources (mint, the chain outside) may go negative. */
export const ledgerAccount = pgTable(
  "ledger_account",
  {
    /** `points:held:acc_…`, `token:0x…:pool:pool_…`; see server/domain/ledger/accounts. */
    key: text().primaryKey(),
    asset: text().notNull(),
    ownerId: id("account").references(() => account.id),
    mayGoNegative: boolean().notNull(),
    balanceAmount: amount().notNull().default(sql`0`),
    createdAt: at().notNull(),
  },
  // one person's accounts; the sum over an asset
  (table) => [
    index().on(table.ownerId, table.asset),
    index().on(table.asset),
    check("ledger_account_not_negative", sql`${table.mayGoNegative} or ${table.balanceAmount} >= 0`),
  ],
)
