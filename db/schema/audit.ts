import { index, jsonb, pgTable, text } from "drizzle-orm/pg-core"
import { at, id } from "./columns"

/** Who did what to which; written in the transaction that did it. */
export const audit = pgTable(
  "audit",
  {
    id: id("audit").primaryKey(),
    actor: text().notNull(),
    action: text().notNull(),
    subjectId: text().notNull(),
    detail: jsonb().$type<Record<string, string | number | boolean | null>>().notNull(),
    createdAt: at().notNull(),
  },
  // the history of one thing
  (table) => [index().on(table.subjectId, table.createdAt)],
)
