import "server-only"
import { eq } from "drizzle-orm"
import type { Connection, Transaction } from "@/db/client"
import { chainCursor } from "@/db/schema"
import type { ChainEventBatch } from "@/server/chain/events"
import { requireCan, type ServiceContext } from "../context"
import { keepAndApply, placeEvents } from "./keep-event"
import { reorganize } from "./reorganize"

/** The one follower's name; another one would read the same events for another purpose. */
export const cursorName = "market"

// At most so many looks in one go, so that a job that catches up gives way now and then.
const looksAtOnce = 50

/**
 * Reads what is new on the chain and applies it. Events are kept and applied in one transaction with the cursor, so
 * that each counts once, however often, by however many, and wherever cut off this runs. Where the chain was
 * reorganized, what is gone is taken back and what won is applied.
 * @returns how many events were applied
 */
export async function followChain(context: ServiceContext): Promise<number> {
  requireCan(context, "chain.follow")
  let applied = 0
  for (let look = 0; look < looksAtOnce; look++) {
    const cursor = await readCursor(context)
    const batch = await context.chain.readEvents(cursor.nextBlock)
    // A node that does not have the last block yet is behind: whether it is another chain, only its next blocks say.
    const isOther = batch.parentHash !== null && batch.parentHash !== cursor.blockHash
    if (cursor.blockHash !== null && isOther) {
      applied += await reorganize(context, cursor)
      continue
    }
    if (batch.nextBlock === batch.fromBlock) {
      await noteHead(context, context.db, batch)
      break
    }
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
    const held = await holdCursor(transaction)
    // Another worker has read these blocks meanwhile.
    if (held?.nextBlock !== batch.fromBlock) return 0
    let applied = 0
    for (const placed of placeEvents(batch.events)) {
      if (await keepAndApply(context, transaction, placed)) applied += 1
    }
    await moveCursor(context, transaction, batch)
    return applied
  })
}

/** The cursor, held: whoever holds it is the only one to apply events or take them back. */
export async function holdCursor(transaction: Transaction): Promise<Cursor | undefined> {
  const [held] = await transaction
    .select()
    .from(chainCursor)
    .where(eq(chainCursor.name, cursorName))
    .for("update")
  return held
}

/** Notes how far the chain is read. */
export async function moveCursor(
  context: ServiceContext,
  transaction: Transaction,
  batch: ChainEventBatch,
): Promise<void> {
  const { nextBlock, blockHash, blockAt } = batch
  await transaction
    .update(chainCursor)
    .set({ nextBlock, blockHash, blockAt, updatedAt: context.now() })
    .where(eq(chainCursor.name, cursorName))
  await noteHead(context, transaction, batch)
}

async function noteHead(
  context: ServiceContext,
  connection: Connection,
  { headBlock, headAt }: ChainEventBatch,
): Promise<void> {
  await connection
    .update(chainCursor)
    .set({ headBlock, headAt, answeredAt: context.now() })
    .where(eq(chainCursor.name, cursorName))
}
