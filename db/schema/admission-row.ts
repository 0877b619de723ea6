import { integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core"
import type { AdmissionReason, AdmissionVerdict } from "@/server/domain/contribution/admission"
import { id } from "./columns"
import { contribution } from "./contribution"

/** What the vault decided of one row of a contribution, without its content. */
export const admissionRow = pgTable(
  "admission_row",
  {
    contributionId: id("contribution")
      .notNull()
      .references(() => contribution.id),
    rowNumber: integer().notNull(),
    verdict: text().$type<AdmissionVerdict>().notNull(),
    reasons: jsonb().$type<readonly AdmissionReason[]>().notNull(),
    itemId: id("item"),
  },
  (table) => [primaryKey({ columns: [table.contributionId, table.rowNumber] })],
)
