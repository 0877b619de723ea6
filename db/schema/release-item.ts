import { index, integer, pgTable, primaryKey } from "drizzle-orm/pg-core"
import { hex, id } from "./columns"
import { contribution } from "./contribution"
import { item } from "./item"
import { release } from "./release"

export const releaseItem = pgTable(
  "release_item",
  {
    releaseId: id("release")
      .notNull()
      .references(() => release.id),
    position: integer().notNull(),
    itemId: id("item")
      .notNull()
      .references(() => item.id),
    contributionId: id("contribution")
      .notNull()
      .references(() => contribution.id),
    leafHash: hex().notNull(),
  },
  // the releases (and so the buyers) that hold a contribution whose gate closes
  (table) => [primaryKey({ columns: [table.releaseId, table.position] }), index().on(table.contributionId)],
)
