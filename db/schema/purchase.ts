import { index, jsonb, pgTable, text } from "drizzle-orm/pg-core"
import type { PurchaseAuthorization } from "@/server/domain/grant/purchase-authorization"
import { account } from "./account"
import { amount, at, hex, id } from "./columns"
import { organization } from "./organization"
import { release } from "./release"

/** `prepared`: the buyer's own wallet sends it; the relayer leaves it alone. */
export type PurchaseState = "prepared" | "queued" | "sent" | "confirmed" | "failed"

/** A buyer's signed order for a grant, on its way through the relayer. */
export const purchase = pgTable(
  "purchase",
  {
    /** The authorization's nonce: one signature, one purchase. */
    nonce: hex().primaryKey(),
    releaseId: id("release")
      .notNull()
      .references(() => release.id),
    organizationId: id("organization")
      .notNull()
      .references(() => organization.id),
    purchasedById: id("account")
      .notNull()
      .references(() => account.id),
    buyerAddress: hex().notNull(),
    priceAmount: amount().notNull(),
    authorization: jsonb().$type<PurchaseAuthorization>(),
    state: text().$type<PurchaseState>().notNull(),
    failureReason: text(),
    transactionHash: hex(),
    grantId: id("grant"),
    createdAt: at().notNull(),
    updatedAt: at().notNull(),
  },
  (table) => [index().on(table.organizationId, table.createdAt), index().on(table.transactionHash)],
)
