import { index, pgTable, text } from "drizzle-orm/pg-core"
import type { GrantState } from "@/server/domain/grant/state"
import { account } from "./account"
import { amount, at, hex, id } from "./columns"
import { organization } from "./organization"
import { pool } from "./pool"
import { release } from "./release"

/** A buyer's time-limited right to a release, as the chain tells it. */
export const grant = pgTable(
  "grant",
  {
    id: id("grant").primaryKey(),
    onChainId: amount().notNull().unique(),
    releaseId: id("release")
      .notNull()
      .references(() => release.id),
    poolId: id("pool")
      .notNull()
      .references(() => pool.id),
    /** Null when the buyer's address bought without going through an organization here. */
    organizationId: id("organization").references(() => organization.id),
    purchasedById: id("account").references(() => account.id),
    buyerAddress: hex().notNull(),
    paidAmount: amount().notNull(),
    settledAmount: amount(),
    state: text().$type<GrantState>().notNull(),
    startsAt: at().notNull(),
    expiresAt: at().notNull(),
    inspectionEndsAt: at().notNull(),
    purchaseTransactionHash: hex().notNull(),
    settleTransactionHash: hex(),
    createdAt: at().notNull(),
    settledAt: at(),
  },
  // an organization's grants; grants whose inspection has ended and that wait to be settled; a release's sales
  (table) => [
    index().on(table.organizationId, table.createdAt),
    index().on(table.state, table.inspectionEndsAt),
    index().on(table.releaseId),
  ],
)
