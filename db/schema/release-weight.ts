import { index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core"
import type { SaleRole } from "@/server/domain/payout/allocate-sale"
import { account } from "./account"
import { amount, id } from "./columns"
import { release } from "./release"

/** What each account's part in a release weighs, frozen when it is cut. */
export const releaseWeight = pgTable(
  "release_weight",
  {
    releaseId: id("release")
      .notNull()
      .references(() => release.id),
    role: text().$type<SaleRole>().notNull(),
    accountId: id("account")
      .notNull()
      .references(() => account.id),
    /** Contributor: items; labeler: points earned on annotations in it; moderator: verdicts. */
    weight: amount().notNull(),
    /** Items, annotations or verdicts behind the weight. */
    evidenceCount: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.releaseId, table.role, table.accountId] }),
    index().on(table.accountId),
  ],
)
