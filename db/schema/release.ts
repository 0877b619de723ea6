import { index, integer, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core"
import type { ReleaseFigures } from "@/server/domain/release/figures"
import type { ReleaseState } from "@/server/domain/release/state"
import { amount, at, hex, id } from "./columns"
import { pool } from "./pool"
import { project } from "./project"

/** An immutable snapshot of items with labels, manifest and price. Terms are copied in, so that later edits do not reach it. */
export const release = pgTable(
  "release",
  {
    id: id("release").primaryKey(),
    poolId: id("pool")
      .notNull()
      .references(() => pool.id),
    projectId: id("project")
      .notNull()
      .references(() => project.id),
    number: integer().notNull(),
    name: text().notNull(),
    description: text().notNull(),
    state: text().$type<ReleaseState>().notNull(),
    licenceId: text().notNull(),
    licenceText: text(),
    priceAmount: amount().notNull(),
    grantDurationSeconds: integer().notNull(),
    inspectionSeconds: integer().notNull(),
    contributorsBps: integer().notNull(),
    labelersBps: integer().notNull(),
    moderatorsBps: integer().notNull(),
    treasuryBps: integer().notNull(),
    treasuryAddress: hex().notNull(),
    itemCount: integer().notNull().default(0),
    labelCount: integer().notNull().default(0),
    contributorCount: integer().notNull().default(0),
    labelerCount: integer().notNull().default(0),
    byteSize: integer().notNull().default(0),
    manifestRoot: hex(),
    /** Salts the leaves of labels; buyers get it with a delivery. */
    manifestSalt: hex(),
    termsHash: hex(),
    onChainId: hex().unique(),
    croissant: jsonb().$type<Record<string, unknown>>(),
    figures: jsonb().$type<ReleaseFigures>(),
    publishTransactionHash: hex(),
    createdAt: at().notNull(),
    cutAt: at(),
    publishedAt: at(),
    withdrawnAt: at(),
  },
  // the catalogue; the releases of a pool
  (table) => [index().on(table.state, table.publishedAt), uniqueIndex().on(table.poolId, table.number)],
)
