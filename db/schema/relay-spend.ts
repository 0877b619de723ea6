import { index, pgTable, text } from "drizzle-orm/pg-core"
import type { RelayPurpose } from "@/server/domain/chain/relay-limits"
import { account } from "./account"
import { amount, at, hex, id } from "./columns"

/** What the relayer spent on gas: reserved before it is sent, the true cost once it is mined. */
export const relaySpend = pgTable(
  "relay_spend",
  {
    id: id("relaySpend").primaryKey(),
    /** For whom; null for what nobody asked for: settling sales, accepting roots. */
    accountId: id("account").references(() => account.id),
    purpose: text().$type<RelayPurpose>().notNull(),
    /** The claim's, grant's or epoch's id, the purchase's nonce. */
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
