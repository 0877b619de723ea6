import { integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core"
import type { AppealableCode } from "@/server/domain/appeal/rejection"
import { appeal } from "./appeal"
import { id } from "./columns"

/** A rejected row that an appeal is about, and why it was rejected. Rows are only added. */
export const appealRow = pgTable(
  "appeal_row",
  {
    appealId: id("appeal")
      .notNull()
      .references(() => appeal.id),
    rowNumber: integer().notNull(),
    code: text().$type<AppealableCode>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.appealId, table.rowNumber] })],
)
