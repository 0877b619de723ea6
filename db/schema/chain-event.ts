import { bigint, index, integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core"
import { at, hex } from "./columns"

/** An event of our contracts, kept once; applying it is in the same transaction as keeping it. */
export const chainEvent = pgTable(
  "chain_event",
  {
    transactionHash: hex().notNull(),
    /** Place among the events of the transaction: unlike a place in a block, a reorganization does not change it. */
    logIndex: integer().notNull(),
    blockNumber: bigint({ mode: "bigint" }).notNull(),
    blockHash: hex().notNull(),
    name: text().notNull(),
    /** Event arguments; bigints as decimal texts. */
    args: jsonb().$type<Record<string, unknown>>().notNull(),
    appliedAt: at().notNull(),
    /** When the block that held it was found to be gone from the chain. */
    orphanedAt: at(),
  },
  (table) => [
    primaryKey({ columns: [table.transactionHash, table.logIndex] }),
    index().on(table.blockNumber),
  ],
)
