import { bigint, pgTable, text } from "drizzle-orm/pg-core"
import { at, hex } from "./columns"

/** How far the follower has read. */
export const chainCursor = pgTable("chain_cursor", {
  name: text().primaryKey(),
  nextBlock: bigint({ mode: "bigint" }).notNull(),
  blockHash: hex(),
  updatedAt: at().notNull(),
})
