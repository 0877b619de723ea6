import { index, integer, pgTable, primaryKey } from "drizzle-orm/pg-core"
import { account } from "./account"
import { amount, hex, id } from "./columns"
import { epoch } from "./epoch"

/** What an account has been owed by a pool up to and with an epoch: a leaf of its tree. */
export const epochLeaf = pgTable(
  "epoch_leaf",
  {
    epochId: id("epoch")
      .notNull()
      .references(() => epoch.id),
    position: integer().notNull(),
    accountId: id("account").references(() => account.id),
    address: hex().notNull(),
    cumulativeAmount: amount().notNull(),
    leafHash: hex().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.epochId, table.position] }),
    index().on(table.address, table.epochId),
  ],
)
