import { pgTable, text } from "drizzle-orm/pg-core"
import { account } from "./account"
import { at, id } from "./columns"

/** A buyer's company. Deliveries are encrypted to its age recipient. */
export const organization = pgTable("organization", {
  id: id("organization").primaryKey(),
  name: text().notNull(),
  recipient: text(),
  createdById: id("account")
    .notNull()
    .references(() => account.id),
  createdAt: at().notNull(),
})
