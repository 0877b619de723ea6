import { sql } from "drizzle-orm"
import { index, integer, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core"
import type { EpochState } from "@/server/domain/earning/epoch-state"
import type { EpochTranscript } from "@/server/domain/payout/transcript"
import { amount, at, hex, id } from "./columns"
import { pool } from "./pool"

/** A pool's payout period, closed by a root. */
export const epoch = pgTable(
  "epoch",
  {
    id: id("epoch").primaryKey(),
    poolId: id("pool")
      .notNull()
      .references(() => pool.id),
    number: integer().notNull(),
    state: text().$type<EpochState>().notNull(),
    /** What all lines of this epoch come to. */
    epochAmount: amount().notNull().default(sql`0`),
    cumulativeTotalAmount: amount(),
    root: hex(),
    transcript: jsonb().$type<EpochTranscript>(),
    transcriptHash: hex(),
    accessLogHead: hex(),
    proposeTransactionHash: hex(),
    acceptTransactionHash: hex(),
    openedAt: at().notNull(),
    closedAt: at(),
    proposedAt: at(),
    acceptableAt: at(),
    acceptedAt: at(),
    vetoReason: text(),
  },
  // a pool's epochs; the epochs that a job has to move on; a pool collects into one epoch
  // (that it proposes one root is epoch_under_way: an exclusion checked at the end of a transaction, in the migrations)
  (table) => [
    uniqueIndex().on(table.poolId, table.number),
    index().on(table.state, table.acceptableAt),
    uniqueIndex("epoch_open").on(table.poolId).where(sql`${table.state} = 'open'`),
  ],
)
