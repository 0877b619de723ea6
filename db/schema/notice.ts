import { index, jsonb, pgTable, uniqueIndex } from "drizzle-orm/pg-core"
import type { WithdrawalNotice } from "@/server/domain/consent/withdrawal-notice"
import { at, hex, id } from "./columns"
import { contribution } from "./contribution"
import { organization } from "./organization"
import { release } from "./release"

/** A signed notice to a buyer that a contribution in a release it holds has been withdrawn. */
export const notice = pgTable(
  "notice",
  {
    id: id("notice").primaryKey(),
    organizationId: id("organization")
      .notNull()
      .references(() => organization.id),
    releaseId: id("release")
      .notNull()
      .references(() => release.id),
    contributionId: id("contribution")
      .notNull()
      .references(() => contribution.id),
    message: jsonb().$type<WithdrawalNotice>().notNull(),
    signature: hex().notNull(),
    createdAt: at().notNull(),
    readAt: at(),
  },
  (table) => [
    uniqueIndex().on(table.organizationId, table.releaseId, table.contributionId),
    index().on(table.organizationId, table.createdAt),
  ],
)
