import { index, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core"
import type { ItemSchema } from "@/server/domain/pool/item-schema"
import type { PoolState } from "@/server/domain/pool/state"
import { account } from "./account"
import { amount, at, hex, id } from "./columns"

/** A pool: its terms as the owner wrote them, and what the chain and the vault know of it. */
export const pool = pgTable(
  "pool",
  {
    id: id("pool").primaryKey(),
    ownerId: id("account")
      .notNull()
      .references(() => account.id),
    name: text().notNull(),
    purpose: text().notNull(),
    itemSchema: jsonb().$type<ItemSchema>().notNull(),
    mediaTypes: text().array().notNull(),
    licenceId: text().notNull(),
    licenceText: text(),
    priceAmount: amount().notNull(),
    contributorsBps: integer().notNull(),
    labelersBps: integer().notNull(),
    moderatorsBps: integer().notNull(),
    treasuryBps: integer().notNull(),
    treasuryAddress: hex().notNull(),
    grantDurationSeconds: integer().notNull(),
    inspectionSeconds: integer().notNull(),
    state: text().$type<PoolState>().notNull(),
    recipient: text(),
    salt: hex().notNull(),
    onChainId: hex().unique(),
    termsHash: hex(),
    openTransactionHash: hex(),
    createdAt: at().notNull(),
    openedAt: at(),
    closedAt: at(),
  },
  // the catalogue of pools by state, newest first
  (table) => [index().on(table.state, table.openedAt), index().on(table.ownerId)],
)
