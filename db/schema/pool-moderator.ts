import { index, pgTable, primaryKey } from "drizzle-orm/pg-core"
import { account } from "./account"
import { at, id } from "./columns"
import { pool } from "./pool"

export const poolModerator = pgTable(
  "pool_moderator",
  {
    poolId: id("pool")
      .notNull()
      .references(() => pool.id),
    accountId: id("account")
      .notNull()
      .references(() => account.id),
    appointedAt: at().notNull(),
  },
  // the desks of one moderator
  (table) => [primaryKey({ columns: [table.poolId, table.accountId] }), index().on(table.accountId)],
)
