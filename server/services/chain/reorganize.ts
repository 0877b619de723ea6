import "server-only"
import { and, asc, desc, gte, isNull, sql } from "drizzle-orm"
import type { Transaction } from "@/db/client"
import { chainEvent } from "@/db/schema"
import type { ChainEventBatch } from "@/server/chain/events"
import { canonicalJson, type JsonValue } from "@/server/domain/canonical-json"
import { DomainError } from "@/server/domain/errors"
import { logger } from "@/server/platform/logger"
import { actingAs, type ServiceContext, writeAudit } from "../context"
import { reopenEpochs } from "../epoch/reopen-epochs"
import { type Cursor, cursorName, holdCursor, moveCursor } from "./follow-chain"
import { isEvent, keepAndApply, moveEvent, type PlacedEvent, placeEvents } from "./keep-event"
import { plainArguments } from "./plain-arguments"
import { undoEvent } from "./undo-event"

type KeptEvent = typeof chainEvent.$inferSelect

/** Blocks without an event of ours are read again this far down: deeper than any chain in use takes blocks back. */
const deepestBlocks = 2_000n

/**
 * The chain is not the one that was read. Everything above the last event that both have is taken back, newest first,
 * and what the chain has instead is applied, in one transaction: nobody sees a state that no chain ever had. Events
 * that stand there in the same order with the same arguments stay as they are.
 * @returns how many events were applied
 */
export async function reorganize(context: ServiceContext, cursor: Cursor): Promise<number> {
  const fromBlock = await findFork(context, cursor)
  const batch = await context.chain.readEvents(fromBlock)
  return context.db.transaction(async (transaction) => {
    const held = await holdCursor(transaction)
    if (held?.nextBlock !== cursor.nextBlock || held.blockHash !== cursor.blockHash) return 0
    await transaction.execute(sql`set constraints epoch_under_way deferred`)
    const standing = await readStanding(transaction, fromBlock)
    const winning = placeEvents(batch.events)
    const commonCount = countCommon(standing, winning)
    for (const placed of winning.slice(0, commonCount)) await moveEvent(transaction, placed)
    const lost = standing.slice(commonCount).reverse()
    for (const row of lost) await takeBack(context, transaction, row)
    let applied = 0
    for (const placed of winning.slice(commonCount)) {
      if (await keepAndApply(context, transaction, placed)) applied += 1
    }
    await reopenEpochs(context, transaction)
    await moveCursor(context, transaction, batch)
    await note(context, transaction, batch, lost.length, applied)
    return applied
  })
}

/** The first block to be read again: above the last event whose block the chain still has. */
async function findFork(context: ServiceContext, { nextBlock }: Cursor): Promise<bigint> {
  const blocks = await context.db
    .selectDistinct({ number: chainEvent.blockNumber, hash: chainEvent.blockHash })
    .from(chainEvent)
    .where(isNull(chainEvent.orphanedAt))
    .orderBy(desc(chainEvent.blockNumber))
  let firstLost = nextBlock
  let safeBlock = context.chain.startBlock - 1n
  for (const { number, hash } of blocks) {
    const found = await context.chain.readBlockHash(number)
    if (found === null) {
      throw new DomainError("CHAIN_UNAVAILABLE", "The node that answered does not have these blocks yet.")
    }
    if (found === hash) {
      safeBlock = number
      break
    }
    firstLost = number
  }
  const deepest = nextBlock - deepestBlocks
  const above = safeBlock + 1n
  const from = above > deepest ? above : deepest
  return from < firstLost ? from : firstLost
}

async function readStanding(transaction: Transaction, fromBlock: bigint): Promise<KeptEvent[]> {
  return transaction
    .select()
    .from(chainEvent)
    .where(and(gte(chainEvent.blockNumber, fromBlock), isNull(chainEvent.orphanedAt)))
    .orderBy(asc(chainEvent.blockNumber), asc(chainEvent.blockPosition), asc(chainEvent.logIndex))
}

/** How many events at the beginning both chains have: same transactions, same places, same arguments, same order. */
function countCommon(standing: readonly KeptEvent[], winning: readonly PlacedEvent[]): number {
  const differs = standing.findIndex((row, index) => {
    const other = winning[index]
    return (
      other === undefined ||
      row.transactionHash !== other.event.transactionHash ||
      row.logIndex !== other.place ||
      row.name !== other.event.name ||
      canonicalJson(row.args as JsonValue) !== canonicalJson(plainArguments(other.event.args))
    )
  })
  return differs === -1 ? standing.length : differs
}

async function takeBack(context: ServiceContext, transaction: Transaction, row: KeptEvent): Promise<void> {
  const { transactionHash } = row
  await undoEvent(actingAs(context, { kind: "chain", transactionHash }), transaction, row)
  await transaction
    .update(chainEvent)
    .set({ orphanedAt: context.now(), undo: null })
    .where(isEvent(transactionHash, row.logIndex))
}

async function note(
  context: ServiceContext,
  transaction: Transaction,
  { fromBlock }: ChainEventBatch,
  undoneCount: number,
  appliedCount: number,
): Promise<void> {
  const figures = { fromBlock: Number(fromBlock), undoneCount, appliedCount }
  logger.warn("chain reorganized", figures)
  await writeAudit(context, transaction, "chain.reorganized", cursorName, figures)
}
