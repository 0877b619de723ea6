import "server-only"
import { and, eq, isNotNull } from "drizzle-orm"
import type { Transaction } from "@/db/client"
import { grant, pool, purchase } from "@/db/schema"
import { grantMachine } from "@/server/domain/grant/state"
import { type ServiceContext, writeAudit } from "../context"
import { takeBackSale } from "../grant/take-back-sale"
import type { UndoOf } from "./undo-event"

/**
 * The chain has no such grant any more, and the buyer has the money. An order that was signed here goes back into the
 * queue: the relayer sends it again, unless its signature turns out to be used, and it fails where the money has gone.
 */
export async function undoPurchase(
  context: ServiceContext,
  transaction: Transaction,
  { grantId, nonce }: UndoOf<"purchase">,
): Promise<void> {
  const [row] = await transaction.select().from(grant).where(eq(grant.id, grantId)).for("update")
  if (row === undefined) return
  const state = grantMachine.transition(row.state, "undo")
  await transaction.update(grant).set({ state }).where(eq(grant.id, grantId))
  await writeAudit(context, transaction, "grant.undone", grantId, { nonce })
  if (nonce === null) return
  const queued = await transaction
    .update(purchase)
    .set({ state: "queued", grantId: null, transactionHash: null, updatedAt: context.now() })
    .where(and(eq(purchase.nonce, nonce), isNotNull(purchase.authorization)))
    .returning({ nonce: purchase.nonce })
  if (queued.length === 0) return
  await context.jobs.add(transaction, "sendPurchase", { nonce }, { key: `sendPurchase:${nonce}` })
}

/** A grant is where it was before the event. A sale that was divided is not any more: its lines wait, reversed. */
export async function undoGrantChange(
  context: ServiceContext,
  transaction: Transaction,
  { grantId, before }: UndoOf<"grant">,
): Promise<void> {
  const [row] = await transaction.select().from(grant).where(eq(grant.id, grantId)).for("update")
  if (row === undefined) return
  const isSettlement = row.settledAmount !== null && before.state !== "settled"
  const unsettled = isSettlement ? { settledAmount: null, settleTransactionHash: null, settledAt: null } : {}
  await transaction
    .update(grant)
    .set({ ...before, ...unsettled })
    .where(eq(grant.id, grantId))
  await writeAudit(context, transaction, "grant.stepUndone", grantId, { from: row.state, to: before.state })
  if (!isSettlement) return
  // Held as closing an epoch holds it: see `allocateGrant`.
  await transaction.select({ id: pool.id }).from(pool).where(eq(pool.id, row.poolId)).for("update")
  await takeBackSale(context, transaction, grantId)
  await context.jobs.add(transaction, "settleGrants", {}, { key: `settleGrants:${grantId}` })
}
