import { bigint, pgTable, text } from "drizzle-orm/pg-core"
import { at, hex } from "./columns"

/** How far the follower has read. */
export const chainCursor = pgTable("chain_cursor", {
  name: text().primaryKey(),
  nextBlock: bigint({ mode: "bigint" }).notNull(),
  blockHash: hex(),
  /** The time stamped on the last block read. */
  blockAt: at(),
  /** The newest block that a node told of, read or not yet confirmed. */
  headBlock: bigint({ mode: "bigint" }),
  headAt: at(),
  /** The last time a node answered. */
  answeredAt: at(),
  updatedAt: at().notNull(),
})
