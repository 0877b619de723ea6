import { sql } from "drizzle-orm"
import { index, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core"
import type { Signal, SignalKind } from "@/server/domain/consensus/signals/signal"
import type { Id } from "@/server/domain/id"
import type { SignalDecision } from "@/server/domain/project/signal-decision"
import { account } from "./account"
import { at, id } from "./columns"
import { project } from "./project"

/** Something odd about labelers of a project, kept for a moderator to look at. Nothing follows of it by itself. */
export const signal = pgTable(
  "signal",
  {
    id: id("signal").primaryKey(),
    projectId: id("project")
      .notNull()
      .references(() => project.id),
    kind: text().$type<SignalKind>().notNull(),
    /** Sorted, so that the same finding is the same row. */
    labelerIds: text().array().$type<readonly Id<"account">[]>().notNull(),
    /** Labelers by their pseudonyms in this project. */
    evidence: jsonb().$type<Signal>().notNull(),
    foundAt: at().notNull(),
    /** When it was last found again. */
    seenAt: at().notNull(),
    decision: text().$type<SignalDecision>(),
    note: text(),
    decidedBy: id("account").references(() => account.id),
    decidedAt: at(),
  },
  // one row a finding; those of a project that wait for a moderator, latest first
  (table) => [
    uniqueIndex().on(table.projectId, table.kind, table.labelerIds),
    index("signal_waiting").on(table.projectId, table.foundAt).where(sql`${table.decision} is null`),
  ],
)
