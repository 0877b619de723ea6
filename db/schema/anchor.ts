import { index, integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core"
import type { AnchorSubject } from "@/server/domain/pool/anchor"
import { at, hex, id } from "./columns"
import { pool } from "./pool"

/** A root that a pool's log on chain takes up: waiting while it has no transaction, done when the chain's event came. */
export const anchor = pgTable(
  "anchor",
  {
    id: id("anchor").primaryKey(),
    poolId: id("pool")
      .notNull()
      .references(() => pool.id),
    subject: text().$type<AnchorSubject>().notNull(),
    /** The id of what is anchored: a project for its golds, a transcript. */
    subjectId: text().notNull(),
    root: hex().notNull(),
    /** Entries under the root. */
    count: integer().notNull(),
    transactionHash: hex(),
    createdAt: at().notNull(),
    anchoredAt: at(),
  },
  // what a job has to send; the event that came; what is anchored of something
  (table) => [
    index().on(table.anchoredAt, table.createdAt),
    uniqueIndex().on(table.poolId, table.root),
    index().on(table.subjectId),
  ],
)
