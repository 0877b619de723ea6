import { integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core"
import type { AppealEvent, AppealState } from "@/server/domain/appeal/state"
import { appeal } from "./appeal"
import { at, id } from "./columns"

/** One step in the life of an appeal. Rows are only added. */
export const appealEvent = pgTable(
  "appeal_event",
  {
    appealId: id("appeal")
      .notNull()
      .references(() => appeal.id),
    /** 0 for the opening. */
    step: integer().notNull(),
    event: text().$type<AppealEvent | "open">().notNull(),
    toState: text().$type<AppealState>().notNull(),
    happenedAt: at().notNull(),
  },
  (table) => [primaryKey({ columns: [table.appealId, table.step] })],
)
