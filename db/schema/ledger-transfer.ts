import { sql } from "drizzle-orm"
import { check, index, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core"
import { amount, at, id } from "./columns"
import { ledgerAccount } from "./ledger-account"

/** One movement with its two sides. Never altered: a mistake is reversed by another transfer. */
export const ledgerTransfer = pgTable(
  "ledger_transfer",
  {
    id: id("transfer").primaryKey(),
    idempotencyKey: text().notNull().unique(),
    asset: text().notNull(),
    debitKey: text()
      .notNull()
      .references(() => ledgerAccount.key),
    creditKey: text()
      .notNull()
      .references(() => ledgerAccount.key),
    /** Leaves the debit account, enters the credit account. */
    amount: amount().notNull(),
    reason: text().notNull(),
    /** The id of what caused it: a run, a grant, a claim. */
    referenceId: text().notNull(),
    reversesId: id("transfer"),
    createdAt: at().notNull(),
  },
  // an account's history, both sides, newest first; what a run or grant moved; what was reversed, once at most
  (table) => [
    index().on(table.debitKey, table.createdAt),
    index().on(table.creditKey, table.createdAt),
    index().on(table.referenceId),
    uniqueIndex("ledger_transfer_reversed_once")
      .on(table.reversesId)
      .where(sql`${table.reversesId} is not null`),
    check("ledger_transfer_positive", sql`${table.amount} > 0`),
    check("ledger_transfer_two_sides", sql`${table.debitKey} <> ${table.creditKey}`),
  ],
)
