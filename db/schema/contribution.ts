import { bigint, doublePrecision, index, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core"
import type { UploadReceipt } from "@/server/domain/contribution/receipt"
import type { ContributionState } from "@/server/domain/contribution/state"
import { account } from "./account"
import { at, hex, id } from "./columns"
import { pool } from "./pool"

/** One encrypted upload by one contributor into one pool. Nothing here opens it. */
export const contribution = pgTable(
  "contribution",
  {
    id: id("contribution").primaryKey(),
    poolId: id("pool")
      .notNull()
      .references(() => pool.id),
    contributorId: id("account")
      .notNull()
      .references(() => account.id),
    title: text().notNull(),
    mediaType: text().notNull(),
    state: text().$type<ContributionState>().notNull(),
    /** SHA-256 of the ciphertext, as announced, uploaded and consented to. */
    contributionHash: hex().notNull(),
    plaintextByteSize: bigint({ mode: "number" }).notNull(),
    ciphertextByteSize: bigint({ mode: "number" }),
    blobKey: text(),
    receipt: jsonb().$type<UploadReceipt>(),
    /** The contribution that this one corrects: its rejected rows, fixed. */
    fixesId: id("contribution"),
    acceptedCount: integer().notNull().default(0),
    rejectedCount: integer().notNull().default(0),
    heldCount: integer().notNull().default(0),
    rejectionReason: text(),
    createdAt: at().notNull(),
    uploadedAt: at(),
    submittedAt: at(),
    admittedAt: at(),
    revokedAt: at(),
    /** From the wish to close the gate to its keys being gone, as measured. */
    closingSeconds: doublePrecision(),
  },
  // a contributor's own list, newest first; a pool's growth
  (table) => [index().on(table.contributorId, table.createdAt), index().on(table.poolId, table.admittedAt)],
)
