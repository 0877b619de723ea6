import "server-only"
import { and, eq, isNull } from "drizzle-orm"
import type { Transaction } from "@/db/client"
import { anchor, pool } from "@/db/schema"
import type { ChainEventOf } from "@/server/chain/events"
import type { ServiceContext } from "../context"
import { type EventUndo, undoOfAnchor } from "./event-undo"

/** A root of ours stands in its pool's log. Roots that others anchor change nothing here. */
export async function applyAnchored(
  context: Pick<ServiceContext, "now">,
  transaction: Transaction,
  { args, transactionHash }: ChainEventOf<"Anchored">,
): Promise<EventUndo | null> {
  const [row] = await transaction.select({ id: pool.id }).from(pool).where(eq(pool.onChainId, args.poolId))
  if (row === undefined) return null
  const [anchored] = await transaction
    .update(anchor)
    .set({ transactionHash, anchoredAt: context.now() })
    .where(and(eq(anchor.poolId, row.id), eq(anchor.root, args.root), isNull(anchor.anchoredAt)))
    .returning({ id: anchor.id })
  return anchored === undefined ? null : undoOfAnchor(anchored)
}
