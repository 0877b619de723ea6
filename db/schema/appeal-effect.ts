import { index, jsonb, pgTable, primaryKey } from "drizzle-orm/pg-core"
import type { SettlementExplanation } from "@/server/domain/run/settlement"
import { appeal } from "./appeal"
import { amount, at, id } from "./columns"
import { run } from "./run"

/** What an appeal changed of one run: its settlement before and after. Rows are only added. */
export const appealEffect = pgTable(
  "appeal_effect",
  {
    appealId: id("appeal")
      .notNull()
      .references(() => appeal.id),
    runId: id("run")
      .notNull()
      .references(() => run.id),
    before: jsonb().$type<SettlementExplanation>().notNull(),
    after: jsonb().$type<SettlementExplanation>().notNull(),
    restoredPoints: amount().notNull(),
    appliedAt: at().notNull(),
  },
  // what appeals changed of a run, oldest first
  (table) => [
    primaryKey({ columns: [table.appealId, table.runId] }),
    index().on(table.runId, table.appliedAt),
  ],
)
