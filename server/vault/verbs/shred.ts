import "server-only"
import { and, desc, eq, inArray, sql } from "drizzle-orm"
import type { Connection, Transaction } from "@/db/client"
import {
  accessLog,
  account,
  contribution,
  contributionKey,
  heldConsent,
  rejectedRow,
  sealedItem,
} from "@/db/schema"
import { readingRightKinds } from "@/server/domain/consent/access-log"
import { DomainError } from "@/server/domain/errors"
import type { Id } from "@/server/domain/id"
import { payloadBlobKeyOf } from "../keep-admission"
import { releaseFingerprints } from "../release-fingerprints"
import type { VaultContext, VaultHandler } from "../vault-context"

/**
 * Closes a gate for good: header, item key, sealed items, kept rows and fingerprints go in one transaction, the
 * blobs after it. A contribution that was never read is closed too: its place is taken, so that no admission can come
 * later.
 */
export const shred: VaultHandler<"shred"> = async (context, input) => {
  const contributionId = input.contributionId as Id<"contribution">
  const subject = await loadSubject(context, contributionId)
  const answer = await context.db.transaction(async (transaction) => {
    const shreddedAt = await close(context, transaction, contributionId, subject)
    await transaction.delete(sealedItem).where(eq(sealedItem.contributionId, contributionId))
    await transaction.delete(rejectedRow).where(eq(rejectedRow.contributionId, contributionId))
    await releaseFingerprints(transaction, subject.poolId, contributionId)
    await transaction
      .update(heldConsent)
      .set({ revokedAt: sql`coalesce(${heldConsent.revokedAt}, ${shreddedAt.toISOString()}::timestamptz)` })
      .where(eq(heldConsent.contributionId, contributionId))
    return { shreddedAt, lastReadAt: await readLastReadAt(transaction, contributionId) }
  })
  await deleteBlobs(context, contributionId, subject.blobKey)
  return {
    shreddedAt: answer.shreddedAt.toISOString(),
    lastReadAt: answer.lastReadAt?.toISOString() ?? null,
  }
}

async function close(
  context: VaultContext,
  transaction: Transaction,
  contributionId: Id<"contribution">,
  { poolId, contributorAddress }: { poolId: Id<"pool">; contributorAddress: `0x${string}` },
): Promise<Date> {
  const nowAt = context.now()
  const [row] = await transaction
    .insert(contributionKey)
    .values({ contributionId, poolId, contributorAddress, shreddedAt: nowAt })
    .onConflictDoUpdate({
      target: contributionKey.contributionId,
      set: {
        sealedHeader: null,
        sealedItemKey: null,
        shreddedAt: sql`coalesce(${contributionKey.shreddedAt}, ${nowAt.toISOString()}::timestamptz)`,
      },
    })
    .returning({ shreddedAt: contributionKey.shreddedAt })
  if (row === undefined || row.shreddedAt === null) throw new Error("The gate did not close.")
  return row.shreddedAt
}

/** The last time that somebody else was given something of a contribution. */
export async function readLastReadAt(
  connection: Connection,
  contributionId: Id<"contribution">,
): Promise<Date | null> {
  const [entry] = await connection
    .select({ readAt: accessLog.readAt })
    .from(accessLog)
    .where(
      and(
        eq(accessLog.contributionId, contributionId),
        eq(accessLog.outcome, "released"),
        inArray(accessLog.rightKind, [...readingRightKinds]),
      ),
    )
    .orderBy(desc(accessLog.sequence))
    .limit(1)
  return entry?.readAt ?? null
}

/** An upload that was never read still has its header: it goes with the payload. */
async function deleteBlobs(
  context: VaultContext,
  contributionId: Id<"contribution">,
  blobKey: string | null,
): Promise<void> {
  await context.blobs.delete(payloadBlobKeyOf(contributionId))
  if (blobKey !== null) await context.blobs.delete(blobKey)
}

async function loadSubject(context: VaultContext, contributionId: Id<"contribution">) {
  const [row] = await context.db
    .select({
      poolId: contribution.poolId,
      contributorAddress: account.address,
      blobKey: contribution.blobKey,
    })
    .from(contribution)
    .innerJoin(account, eq(account.id, contribution.contributorId))
    .where(eq(contribution.id, contributionId))
  if (row === undefined) throw new DomainError("VAULT_REFUSED", "There is no such contribution.")
  return row
}
