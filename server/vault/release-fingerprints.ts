import "server-only"
import { and, eq, inArray, sql } from "drizzle-orm"
import type { Transaction } from "@/db/client"
import { appeal, itemFingerprint, sealedItem } from "@/db/schema"
import type { Id } from "@/server/domain/id"

/**
 * Deletes the fingerprints of a contribution that closes. Where an appeal has taken in a repetition of its content, that
 * other item stands for the content from now on, so that the next one to send it is a repetition still.
 */
export async function releaseFingerprints(
  transaction: Transaction,
  poolId: Id<"pool">,
  contributionId: Id<"contribution">,
): Promise<void> {
  const released = await transaction
    .delete(itemFingerprint)
    .where(eq(itemFingerprint.contributionId, contributionId))
    .returning({ itemHash: itemFingerprint.itemHash })
  if (released.length === 0) return
  const hashes = released.map((row) => row.itemHash)
  const appealed = transaction
    .select({ id: sql`${appeal.contributionId}` })
    .from(appeal)
    .where(and(eq(appeal.poolId, poolId), eq(appeal.subject, "rejection"), eq(appeal.state, "overturned")))
  const repetitions = await transaction
    .select({ itemHash: sealedItem.itemHash, contributionId: sealedItem.contributionId })
    .from(sealedItem)
    .where(
      and(
        inArray(sealedItem.contributionId, appealed),
        sql`${sealedItem.itemHash} = any(${sql.param(hashes)}::text[])`,
        sql`${sealedItem.contributionId} <> ${contributionId}`,
      ),
    )
    .orderBy(sealedItem.itemId)
  if (repetitions.length === 0) return
  await transaction
    .insert(itemFingerprint)
    .values(repetitions.map((row) => ({ ...row, poolId })))
    .onConflictDoNothing()
}
