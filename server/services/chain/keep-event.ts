import "server-only"
import { and, eq, isNotNull, sql } from "drizzle-orm"
import type { Transaction } from "@/db/client"
import { chainEvent } from "@/db/schema"
import type { ChainEvent } from "@/server/chain/events"
import { actingAs, type ServiceContext } from "../context"
import { applyEvent } from "./apply-event"
import { plainArguments } from "./plain-arguments"

/**
 * An event with its place among those of its transaction. A log's index is one in its block, and becomes another when
 * a reorganization puts the transaction into another block; this place stays.
 */
export interface PlacedEvent {
  readonly event: ChainEvent
  readonly place: number
}

/** Events in the chain's order with their places; whole transactions, so that the places are right. */
export function placeEvents(events: readonly ChainEvent[]): readonly PlacedEvent[] {
  const counts = new Map<string, number>()
  return events.map((event) => {
    const place = counts.get(event.transactionHash) ?? 0
    counts.set(event.transactionHash, place + 1)
    return { event, place }
  })
}

/**
 * Keeps an event and applies it, with what it takes to take it back.
 * @returns false for one that is applied already: read again, perhaps in another block
 */
export async function keepAndApply(
  context: ServiceContext,
  transaction: Transaction,
  { event, place }: PlacedEvent,
): Promise<boolean> {
  const { transactionHash } = event
  const kept = { ...placeOf(event), name: event.name, args: plainArguments(event.args) }
  const [fresh] = await transaction
    .insert(chainEvent)
    .values({ ...kept, transactionHash, logIndex: place, appliedAt: context.now() })
    .onConflictDoUpdate({
      target: [chainEvent.transactionHash, chainEvent.logIndex],
      set: {
        ...kept,
        appliedAt: context.now(),
        orphanedAt: null,
        application: sql`${chainEvent.application} + 1`,
      },
      setWhere: isNotNull(chainEvent.orphanedAt),
    })
    .returning({ application: chainEvent.application })
  if (fresh === undefined) {
    await moveEvent(transaction, { event, place })
    return false
  }
  const part = `${transactionHash}.${place}.${fresh.application}`
  const acting = actingAs(context, { kind: "chain", transactionHash })
  const undo = await applyEvent(acting, transaction, event, part)
  await transaction.update(chainEvent).set({ undo }).where(isEvent(transactionHash, place))
  return true
}

/** Notes the block in which an event that stays applied stands now. */
export async function moveEvent(transaction: Transaction, { event, place }: PlacedEvent): Promise<void> {
  await transaction.update(chainEvent).set(placeOf(event)).where(isEvent(event.transactionHash, place))
}

export function isEvent(transactionHash: `0x${string}`, place: number) {
  return and(eq(chainEvent.transactionHash, transactionHash), eq(chainEvent.logIndex, place))
}

function placeOf({ blockNumber, blockHash, logIndex }: ChainEvent) {
  return { blockNumber, blockHash, blockPosition: logIndex }
}
