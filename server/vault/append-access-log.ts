import "server-only"
import { eq } from "drizzle-orm"
import type { Transaction } from "@/db/client"
import { accessLog, accessLogHead } from "@/db/schema"
import { type AccessLogEntry, accessEntryHash, firstPreviousHash } from "@/server/domain/consent/access-log"
import type { Id } from "@/server/domain/id"

const headId = 1
const rowsPerInsert = 2_000

/**
 * Appends to the hash-chained log, in the transaction that releases or refuses. The head's row is locked until that
 * transaction ends, so that the chain has no forks and no gaps.
 */
export async function appendAccessLog(
  transaction: Transaction,
  readAt: Date,
  entries: readonly Omit<AccessLogEntry, "readAt">[],
): Promise<void> {
  if (entries.length === 0) return
  const head = await lockHead(transaction)
  let { entryHash, sequence } = head
  const rows = entries.map((entry) => {
    const previousHash = entryHash
    entryHash = accessEntryHash(previousHash, { ...entry, readAt: readAt.toISOString() })
    sequence += 1
    return {
      ...entry,
      contributionId: entry.contributionId as Id<"contribution">,
      sequence,
      readAt,
      previousHash,
      entryHash,
    }
  })
  for (let start = 0; start < rows.length; start += rowsPerInsert) {
    await transaction.insert(accessLog).values(rows.slice(start, start + rowsPerInsert))
  }
  await transaction.update(accessLogHead).set({ entryHash, sequence }).where(eq(accessLogHead.id, headId))
}

async function lockHead(transaction: Transaction): Promise<{ entryHash: `0x${string}`; sequence: number }> {
  await transaction
    .insert(accessLogHead)
    .values({ id: headId, entryHash: firstPreviousHash, sequence: 0 })
    .onConflictDoNothing()
  const [head] = await transaction
    .select()
    .from(accessLogHead)
    .where(eq(accessLogHead.id, headId))
    .for("update")
  if (head === undefined) throw new Error("The access log has no head.")
  return head
}
