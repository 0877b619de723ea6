import "server-only"
import { and, eq } from "drizzle-orm"
import type { Transaction } from "@/db/client"
import { chainCursor, chainEvent } from "@/db/schema"
import type { ChainEvent, ChainEventBatch } from "@/server/chain/events"
import { actingAs, requireCan, type ServiceContext } from "../context"
import { applyEvent } from "./apply-event"
import { plainArguments } from "./plain-arguments"
import { rewindCursor } from "./rewind-cursor"

/** The one follower's name; another one would read the same events for another purpose. */
export const cursorName = "market"

// At most so many looks in one go, so that a job that catches up gives way now and then.
const looksAtOnce = 50

/**
 * Reads what is new on the chain and applies it. Events are kept and applied in one transaction with the cursor, so
 * that each counts once, however often, by however many, and wherever cut off this runs.
 * @returns how many events were applied
 */
export async function followChain(context: ServiceContext): Promise<number> {
  requireCan(context, "chain.follow")
  let applied = 0
  for (let look = 0; look < looksAtOnce; look++) {
    const cursor = await readCursor(context)
    const batch = await context.chain.readEvents(cursor.nextBlock)
    if (cursor.blockHash !== null && batch.parentHash !== cursor.blockHash) {
      await rewindCursor(context, cursor)
      continue
    }
    if (batch.nextBlock === batch.fromBlock) break
    applied += await applyBatch(context, batch)
  }
  return applied
}

export type Cursor = typeof chainCursor.$inferSelect

async function readCursor(context: ServiceContext): Promise<Cursor> {
  const [known] = await context.db.select().from(chainCursor).where(eq(chainCursor.name, cursorName))
  if (known !== undefined) return known
  await context.db
    .insert(chainCursor)
    .values({ name: cursorName, nextBlock: context.chain.startBlock, updatedAt: context.now() })
    .onConflictDoNothing()
  return readCursor(context)
}

async function applyBatch(context: ServiceContext, batch: ChainEventBatch): Promise<number> {
  return context.db.transaction(async (transaction) => {
    const [held] = await transaction
      .select()
      .from(chainCursor)
      .where(eq(chainCursor.name, cursorName))
      .for("update")
    // Another worker has read these blocks meanwhile.
    if (held?.nextBlock !== batch.fromBlock) return 0
    let applied = 0
    for (const { event, place } of numberEvents(batch.events)) {
      if (await keepAndApply(context, transaction, event, place)) applied += 1
    }
    await transaction
      .update(chainCursor)
      .set({ nextBlock: batch.nextBlock, blockHash: batch.blockHash, updatedAt: context.now() })
      .where(eq(chainCursor.name, cursorName))
    return applied
  })
}

/**
 * Events with their place among those of their transaction. A log's index is one in its block, and becomes another
 * when a reorganization puts the transaction into another block; this place stays.
 */
function numberEvents(
  events: readonly ChainEvent[],
): { readonly event: ChainEvent; readonly place: number }[] {
  const counts = new Map<string, number>()
  return events.map((event) => {
    const place = counts.get(event.transactionHash) ?? 0
    counts.set(event.transactionHash, place + 1)
    return { event, place }
  })
}

async function keepAndApply(
  context: ServiceContext,
  transaction: Transaction,
  event: ChainEvent,
  place: number,
): Promise<boolean> {
  const { transactionHash, blockNumber, blockHash } = event
  const kept = await transaction
    .insert(chainEvent)
    .values({
      transactionHash,
      logIndex: place,
      blockNumber,
      blockHash,
      name: event.name,
      args: plainArguments(event.args),
      appliedAt: context.now(),
    })
    .onConflictDoNothing()
    .returning({ logIndex: chainEvent.logIndex })
  if (kept.length === 0) {
    await returnToChain(transaction, event, place)
    return false
  }
  await applyEvent(actingAs(context, { kind: "chain", transactionHash }), transaction, event)
  return true
}

// Applied already: read again after a reorganization, perhaps in another block.
async function returnToChain(transaction: Transaction, event: ChainEvent, place: number): Promise<void> {
  await transaction
    .update(chainEvent)
    .set({ blockNumber: event.blockNumber, blockHash: event.blockHash, orphanedAt: null })
    .where(and(eq(chainEvent.transactionHash, event.transactionHash), eq(chainEvent.logIndex, place)))
}
