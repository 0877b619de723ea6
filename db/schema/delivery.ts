import { bigint, index, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core"
import type { DeliveryManifest } from "@/server/domain/grant/delivery-manifest"
import { at, hex, id } from "./columns"
import { grant } from "./grant"
import { organization } from "./organization"
import { release } from "./release"

export type DeliveryState = "preparing" | "ready" | "refused"

/** One buyer-specific encrypted copy of a release. */
export const delivery = pgTable(
  "delivery",
  {
    id: id("delivery").primaryKey(),
    grantId: id("grant")
      .notNull()
      .references(() => grant.id),
    releaseId: id("release")
      .notNull()
      .references(() => release.id),
    organizationId: id("organization")
      .notNull()
      .references(() => organization.id),
    requestedByKey: text().notNull(),
    recipient: text().notNull(),
    state: text().$type<DeliveryState>().notNull(),
    refusalReason: text(),
    blobKey: text(),
    byteSize: bigint({ mode: "number" }),
    itemCount: integer(),
    labelCount: integer(),
    /** Items of the release that are left out because their gate has closed since. */
    withheldCount: integer(),
    manifest: jsonb().$type<DeliveryManifest>(),
    manifestSignature: hex(),
    createdAt: at().notNull(),
    readyAt: at(),
  },
  (table) => [index().on(table.grantId, table.createdAt), index().on(table.organizationId)],
)
