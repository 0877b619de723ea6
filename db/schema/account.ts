import { boolean, pgTable, text } from "drizzle-orm/pg-core"
import { at, hex, id } from "./columns"

/** A person, known by a wallet address in lower case. */
export const account = pgTable("account", {
  id: id("account").primaryKey(),
  address: hex().notNull().unique(),
  displayName: text(),
  isHiddenFromLeaderboards: boolean().notNull().default(false),
  isGameHidden: boolean().notNull().default(false),
  createdAt: at().notNull(),
})
