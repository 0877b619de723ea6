import "server-only"
import { and, asc, eq, gte, isNull } from "drizzle-orm"
import { chainCursor, chainEvent } from "@/db/schema"
import { logger } from "@/server/platform/logger"
import { type ServiceContext, writeAudit } from "../context"
import { type Cursor, cursorName } from "./follow-chain"

/** How far to go back when the chain has been reorganized under us. */
const rewindBlocks = 64n

/**
 * The chain is not the one that was read: marks the events whose blocks are gone and sets the cursor back. Read
 * again, an event whose transaction came back is found in its new block and not applied twice; one that stays
 * orphaned was applied without the chain, and is logged as a fault to look into.
 */
export async function rewindCursor(context: ServiceContext, cursor: Cursor): Promise<void> {
  const back = cursor.nextBlock - rewindBlocks
  const fromBlock = back > context.chain.startBlock ? back : context.chain.startBlock
  const kept = await context.db
    .select()
    .from(chainEvent)
    .where(and(gte(chainEvent.blockNumber, fromBlock), isNull(chainEvent.orphanedAt)))
    .orderBy(asc(chainEvent.blockNumber))
  const hashes = new Map<bigint, `0x${string}` | null>()
  for (const { blockNumber } of kept) {
    if (!hashes.has(blockNumber)) hashes.set(blockNumber, await context.chain.readBlockHash(blockNumber))
  }
  const orphans = kept.filter((event) => hashes.get(event.blockNumber) !== event.blockHash)
  logger.warn("chain reorganized", { fromBlock, orphanedEvents: orphans.length })
  await context.db.transaction(async (transaction) => {
    const moved = await transaction
      .update(chainCursor)
      .set({ nextBlock: fromBlock, blockHash: null, updatedAt: context.now() })
      .where(and(eq(chainCursor.name, cursorName), eq(chainCursor.nextBlock, cursor.nextBlock)))
      .returning({ name: chainCursor.name })
    if (moved.length === 0) return
    for (const { transactionHash, logIndex } of orphans) {
      await transaction
        .update(chainEvent)
        .set({ orphanedAt: context.now() })
        .where(and(eq(chainEvent.transactionHash, transactionHash), eq(chainEvent.logIndex, logIndex)))
    }
    await writeAudit(context, transaction, "chain.reorganized", cursorName, {
      fromBlock: Number(fromBlock),
      orphanedEvents: orphans.length,
    })
  })
}
