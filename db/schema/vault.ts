import { bigint, bigserial, index, integer, jsonb, pgSchema, text, uniqueIndex } from "drizzle-orm/pg-core"
import type { AccessOutcome, AccessPurpose, RightKind } from "@/server/domain/consent/access-log"
import type { Purpose } from "@/server/domain/consent/purpose"
import type { AdmissionOutcome } from "@/server/domain/contribution/admission-outcome"
import { at, bytea, hex, id } from "./columns"

/** The vault's own schema: only its database role can read it. Columns named `sealed…` are under the key-encryption key. */
export const vault = pgSchema("vault")

export const poolKey = vault.table("pool_key", {
  poolId: id("pool").primaryKey(),
  recipient: text().notNull().unique(),
  sealedIdentity: bytea().notNull(),
  /** Key of the hashes of items and groups. */
  sealedHashKey: bytea().notNull(),
  createdAt: at().notNull(),
})

export const contributionKey = vault.table(
  "contribution_key",
  {
    contributionId: id("contribution").primaryKey(),
    poolId: id("pool").notNull(),
    contributorAddress: hex().notNull(),
    /** The age header of the upload; deleted when the gate closes. */
    sealedHeader: bytea(),
    /** The key of the contribution's items; deleted when the gate closes. */
    sealedItemKey: bytea(),
    /** What was decided of the rows, without content: the answer to a repeated question. */
    admission: jsonb().$type<AdmissionOutcome>(),
    /** Null where the gate was closed before the upload was read: the row then keeps it closed. */
    admittedAt: at(),
    shreddedAt: at(),
  },
  (table) => [index().on(table.poolId)],
)

export const sealedItem = vault.table(
  "sealed_item",
  {
    itemId: id("item").primaryKey(),
    contributionId: id("contribution")
      .notNull()
      .references(() => contributionKey.contributionId),
    itemHash: hex().notNull(),
    iv: bytea().notNull(),
    ciphertext: bytea().notNull(),
  },
  (table) => [index().on(table.contributionId)],
)

/**
 * Rows that were turned away as repetitions, sealed like items under their contribution's key, as long as they can be
 * appealed. An appeal that takes them in makes items of them; else they are deleted.
 */
export const rejectedRow = vault.table(
  "rejected_row",
  {
    /** The item that the row becomes where it is taken in: its seal is bound to this id. */
    itemId: id("item").primaryKey(),
    contributionId: id("contribution")
      .notNull()
      .references(() => contributionKey.contributionId),
    rowNumber: integer().notNull(),
    itemHash: hex().notNull(),
    groupKey: text(),
    byteSize: integer().notNull(),
    iv: bytea().notNull(),
    ciphertext: bytea().notNull(),
    keptUntil: at().notNull(),
  },
  // the rows of an appeal; those whose time is over
  (table) => [uniqueIndex().on(table.contributionId, table.rowNumber), index().on(table.keptUntil)],
)

/** Exact duplicates within a pool. */
export const itemFingerprint = vault.table(
  "item_fingerprint",
  {
    poolId: id("pool").notNull(),
    itemHash: hex().notNull(),
    contributionId: id("contribution").notNull(),
  },
  (table) => [uniqueIndex().on(table.poolId, table.itemHash), index().on(table.contributionId)],
)

export const heldConsent = vault.table("held_consent", {
  contributionId: id("contribution").primaryKey(),
  signerAddress: hex().notNull(),
  purposes: text().array().$type<Purpose[]>().notNull(),
  message: text().notNull(),
  signature: hex().notNull(),
  expiresAt: at().notNull(),
  revokedAt: at(),
})

/** Every release of a key and every refusal, chained by hash. */
export const accessLog = vault.table(
  "access_log",
  {
    sequence: bigserial({ mode: "number" }).primaryKey(),
    contributionId: id("contribution").notNull(),
    itemCount: integer().notNull(),
    purpose: text().$type<AccessPurpose>().notNull(),
    /** Account or organization id of the reader. */
    readerId: text().notNull(),
    rightKind: text().$type<RightKind>().notNull(),
    rightId: text().notNull(),
    outcome: text().$type<AccessOutcome>().notNull(),
    readAt: at().notNull(),
    previousHash: hex().notNull(),
    entryHash: hex().notNull().unique(),
  },
  // the readers of a contribution, newest first
  (table) => [index().on(table.contributionId, table.sequence)],
)

/** One row: the head of the chain, locked by each append. */
export const accessLogHead = vault.table("access_log_head", {
  id: integer().primaryKey(),
  entryHash: hex().notNull(),
  sequence: bigint({ mode: "number" }).notNull(),
})
