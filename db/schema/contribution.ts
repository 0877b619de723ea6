import { sql } from "drizzle-orm"
import { bigint, check, doublePrecision, index, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core"
import type { UploadReceipt } from "@/server/domain/contribution/receipt"
import type { ContributionState } from "@/server/domain/contribution/state"
import { account } from "./account"
import { bounty } from "./bounty"
import { amount, at, hex, id } from "./columns"
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
    /** The call that it answers and its reward for an accepted item, frozen when it was announced; null without one. */
    bountyId: id("bounty").references(() => bounty.id),
    rewardAmount: amount(),
    /** Items for which the call's money was set aside. */
    promisedCount: integer(),
    /** Items that it pays; null until the promise is decided. */
    rewardedCount: integer(),
    /** When the promise lapses; null once the contribution is handed in. */
    promiseEndsAt: at(),
    acceptedCount: integer().notNull().default(0),
    rejectedCount: integer().notNull().default(0),
    heldCount: integer().notNull().default(0),
    rejectionReason: text(),
    /** Until when the vault keeps rejected rows that can be appealed; null where it keeps none. */
    rowsKeptUntil: at(),
    createdAt: at().notNull(),
    uploadedAt: at(),
    submittedAt: at(),
    admittedAt: at(),
    revokedAt: at(),
    /** From the wish to close the gate to its keys being gone, as measured. */
    closingSeconds: doublePrecision(),
  },
  // a contributor's own list, newest first; a pool's growth; what a call has for one contributor; promises that lapse
  (table) => [
    index().on(table.contributorId, table.createdAt),
    index().on(table.poolId, table.admittedAt),
    index("contribution_promised")
      .on(table.bountyId, table.contributorId)
      .where(sql`${table.bountyId} is not null`),
    index("contribution_promise_lapses")
      .on(table.promiseEndsAt)
      .where(sql`${table.promiseEndsAt} is not null and ${table.rewardedCount} is null`),
    check(
      "contribution_promise_whole",
      sql`(${table.bountyId} is null) = (${table.rewardAmount} is null)
        and (${table.bountyId} is null) = (${table.promisedCount} is null)
        and coalesce(${table.rewardedCount} <= ${table.promisedCount}, ${table.rewardedCount} is null)`,
    ),
  ],
)
