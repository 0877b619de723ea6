import { index, pgTable, primaryKey, text } from "drizzle-orm/pg-core"
import { account } from "./account"
import { at, id } from "./columns"
import { organization } from "./organization"

export type OrganizationRole = "admin" | "member"

export const organizationMember = pgTable(
  "organization_member",
  {
    organizationId: id("organization")
      .notNull()
      .references(() => organization.id),
    accountId: id("account")
      .notNull()
      .references(() => account.id),
    role: text().$type<OrganizationRole>().notNull(),
    joinedAt: at().notNull(),
  },
  // the organizations of a person
  (table) => [primaryKey({ columns: [table.organizationId, table.accountId] }), index().on(table.accountId)],
)
