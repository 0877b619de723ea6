import { index, jsonb, pgTable, text } from "drizzle-orm/pg-core"
import type { Purpose } from "@/server/domain/consent/purpose"
import type { ConsentMessage } from "@/server/domain/consent/typed-data"
import { at, hex, id } from "./columns"
import { contribution } from "./contribution"

/** A contributor's signed permission, stored whole. The vault keeps and checks its own copy. */
export const consent = pgTable(
  "consent",
  {
    id: id("consent").primaryKey(),
    contributionId: id("contribution")
      .notNull()
      .references(() => contribution.id),
    purposes: text().array().$type<Purpose[]>().notNull(),
    message: jsonb().$type<ConsentMessage>().notNull(),
    signature: hex().notNull(),
    signedAt: at().notNull(),
    expiresAt: at().notNull(),
    revokedAt: at(),
  },
  // the consents of a contribution, latest last
  (table) => [index().on(table.contributionId, table.signedAt)],
)
