import { bigint, index, integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core"
import { at, hex } from "./columns"

/** An event of our contracts, kept once; applying it, and taking it back, is in the same transaction as noting so. */
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
    /** The log's index in its block: events are taken back in the opposite of the order in which they were applied. */
    blockPosition: integer().notNull().default(0),
    /** How often it was applied: once, and once more whenever it came back after it had been taken back. */
    application: integer().notNull().default(1),
    /** What it changed here, as it was before; null where nothing followed from it. */
    undo: jsonb().$type<Record<string, unknown>>(),
    appliedAt: at().notNull(),
    /** When its block was found to be gone from the chain and what it had changed was taken back. */
    orphanedAt: at(),
  },
  (table) => [
    primaryKey({ columns: [table.transactionHash, table.logIndex] }),
    index().on(table.blockNumber),
  ],
)
