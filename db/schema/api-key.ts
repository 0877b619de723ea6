import { index, pgTable, text } from "drizzle-orm/pg-core"
import { account } from "./account"
import { at, hex, id } from "./columns"
import { organization } from "./organization"

/** An organization's key to the buyer API; only its hash is kept. */
export const apiKey = pgTable(
  "api_key",
  {
    id: id("apiKey").primaryKey(),
    organizationId: id("organization")
      .notNull()
      .references(() => organization.id),
    name: text().notNull(),
    /** First characters, so that a person can tell keys apart. */
    hint: text().notNull(),
    keyHash: hex().notNull().unique(),
    createdById: id("account")
      .notNull()
      .references(() => account.id),
    createdAt: at().notNull(),
    lastUsedAt: at(),
    revokedAt: at(),
  },
  (table) => [index().on(table.organizationId)],
)
