import "server-only"
import type { Transaction } from "@/db/client"
import type { chainEvent } from "@/db/schema"
import { logger } from "@/server/platform/logger"
import { undoFunding } from "../bounty/undo-funding"
import type { ServiceContext } from "../context"
import { type EventUndo, eventUndoSchema } from "./event-undo"
import { undoGrantChange, undoPurchase } from "./undo-grant-events"
import { undoClaim, undoEpochChange, undoMovements, undoSkippedClaims } from "./undo-payout-events"
import { undoAnchor, undoPoolChange, undoReleaseChange } from "./undo-registry-events"

export type UndoOf<Kind extends EventUndo["kind"]> = Extract<EventUndo, { kind: Kind }>

/** Takes back what followed here from an event whose block is gone from the chain. */
export async function undoEvent(
  context: ServiceContext,
  transaction: Transaction,
  row: typeof chainEvent.$inferSelect,
): Promise<void> {
  if (row.undo === null) return
  const parsed = eventUndoSchema.safeParse(row.undo)
  if (!parsed.success) {
    const { transactionHash, name } = row
    logger.error("an event of the chain cannot be taken back", { transactionHash, name, error: parsed.error })
    return
  }
  await undo(context, transaction, parsed.data)
}

async function undo(context: ServiceContext, transaction: Transaction, of: EventUndo): Promise<void> {
  switch (of.kind) {
    case "pool":
      return undoPoolChange(transaction, of)
    case "release":
      return undoReleaseChange(transaction, of)
    case "anchor":
      return undoAnchor(context, transaction, of)
    case "purchase":
      return undoPurchase(context, transaction, of)
    case "grant":
      return undoGrantChange(context, transaction, of)
    case "epoch":
      return undoEpochChange(context, transaction, of)
    case "movements":
      return undoMovements(context, transaction, of)
    case "funding":
      return undoFunding(context, transaction, of.bountyId)
    case "claim":
      return undoClaim(context, transaction, of)
    case "skippedClaims":
      return undoSkippedClaims(context, transaction, of)
  }
}
