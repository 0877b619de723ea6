import { index, integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core"
import type { ItemState } from "@/server/domain/contribution/state"
import { at, hex, id } from "./columns"
import { contribution } from "./contribution"
import { pool } from "./pool"

/** The smallest unit that is labeled and sold. Its content is sealed in the vault. */
export const item = pgTable(
  "item",
  {
    id: id("item").primaryKey(),
    poolId: id("pool")
      .notNull()
      .references(() => pool.id),
    contributionId: id("contribution")
      .notNull()
      .references(() => contribution.id),
    rowNumber: integer().notNull(),
    byteSize: integer().notNull(),
    /** Salted hash made by the vault: equal content in one pool has equal hashes, and nobody else can guess it. */
    itemHash: hex().notNull(),
    /** Keyed hash of the schema's group field, so that pairs can be formed within a group without reading it. */
    groupKey: text(),
    state: text().$type<ItemState>().notNull(),
    createdAt: at().notNull(),
    withdrawnAt: at(),
  },
  // live items of a pool when tasks are made or a release is cut; the items of a contribution
  (table) => [index().on(table.poolId, table.state), uniqueIndex().on(table.contributionId, table.rowNumber)],
)
