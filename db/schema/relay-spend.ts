import { index, pgTable, text } from "drizzle-orm/pg-core"
import { account } from "./account"
import { amount, at, hex, id } from "./columns"

export type RelayPurpose = "claim" | "purchase"

/** What the relayer spent on gas for one person: reserved before it is sent, the true cost once it is mined. */
export const relaySpend = pgTable(
  "relay_spend",
  {
    id: id("relaySpend").primaryKey(),
    accountId: id("account")
      .notNull()
      .references(() => account.id),
    purpose: text().$type<RelayPurpose>().notNull(),
    /** The claim's id, the purchase's nonce. */
    referenceId: text().notNull(),
    /** Wei of the chain's coin. */
    costWei: amount().notNull(),
    /** Null while only reserved: cut off before it was known, what was reserved counts. */
    transactionHash: hex(),
    createdAt: at().notNull(),
  },
  // what was spent today, on everybody and on one person
  (table) => [index().on(table.createdAt), index().on(table.accountId, table.createdAt)],
)
