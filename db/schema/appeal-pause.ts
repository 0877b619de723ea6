import { index, pgTable, primaryKey } from "drizzle-orm/pg-core"
import { account } from "./account"
import { appeal } from "./appeal"
import { id } from "./columns"
import { signal } from "./signal"

/** What held the labeler when a pause was appealed: each signal, and who had decided it. Rows are only added. */
export const appealPause = pgTable(
  "appeal_pause",
  {
    appealId: id("appeal")
      .notNull()
      .references(() => appeal.id),
    signalId: id("signal")
      .notNull()
      .references(() => signal.id),
    moderatorId: id("account")
      .notNull()
      .references(() => account.id),
  },
  // the appeals of what a moderator decided; those of one signal
  (table) => [
    primaryKey({ columns: [table.appealId, table.signalId] }),
    index().on(table.moderatorId),
    index().on(table.signalId),
  ],
)
