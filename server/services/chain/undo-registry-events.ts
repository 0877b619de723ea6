import "server-only"
import { eq } from "drizzle-orm"
import type { Transaction } from "@/db/client"
import { anchor, pool, release } from "@/db/schema"
import type { ServiceContext } from "../context"
import type { UndoOf } from "./undo-event"

/** A pool is again what it was before the event: opening, open, under its old split, treasury or owner. */
export async function undoPoolChange(
  transaction: Transaction,
  { poolId, before }: UndoOf<"pool">,
): Promise<void> {
  await transaction.update(pool).set(before).where(eq(pool.id, poolId))
}

/** A release is ready again, or on sale again. */
export async function undoReleaseChange(
  transaction: Transaction,
  { releaseId, before }: UndoOf<"release">,
): Promise<void> {
  await transaction.update(release).set(before).where(eq(release.id, releaseId))
}

/** A root waits for its pool's log again; another entry of a root in the log would change nothing. */
export async function undoAnchor(
  context: ServiceContext,
  transaction: Transaction,
  { anchorId }: UndoOf<"anchor">,
): Promise<void> {
  await transaction
    .update(anchor)
    .set({ anchoredAt: null, transactionHash: null })
    .where(eq(anchor.id, anchorId))
  await context.jobs.add(transaction, "sendAnchors", {}, { key: "sendAnchors" })
}
