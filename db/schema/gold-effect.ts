import { index, jsonb, pgTable, primaryKey } from "drizzle-orm/pg-core"
import type { SettlementExplanation } from "@/server/domain/run/settlement"
import { amount, at, id } from "./columns"
import { goldRetirement } from "./gold-retirement"
import { run } from "./run"

/** What retiring a gold changed of one run: its settlement before and after. Rows are only added. */
export const goldEffect = pgTable(
  "gold_effect",
  {
    taskId: id("task")
      .notNull()
      .references(() => goldRetirement.taskId),
    runId: id("run")
      .notNull()
      .references(() => run.id),
    before: jsonb().$type<SettlementExplanation>().notNull(),
    after: jsonb().$type<SettlementExplanation>().notNull(),
    restoredPoints: amount().notNull(),
    appliedAt: at().notNull(),
  },
  // what retired golds changed of a run, oldest first
  (table) => [primaryKey({ columns: [table.taskId, table.runId] }), index().on(table.runId, table.appliedAt)],
)
