import "server-only"
import { and, eq, inArray, ne, sql } from "drizzle-orm"
import type { Transaction } from "@/db/client"
import { claim, earning, epoch } from "@/db/schema"
import type { Id } from "@/server/domain/id"
import { type ServiceContext, writeAudit } from "../context"
import { uncoverSales } from "../epoch/cover-epoch"
import { reverseTransfers } from "../ledger/reverse-transfers"
import type { UndoOf } from "./undo-event"

/** An epoch is where it was before the event; what could be claimed of it waits again. */
export async function undoEpochChange(
  context: ServiceContext,
  transaction: Transaction,
  { epochId, root, before }: UndoOf<"epoch">,
): Promise<void> {
  const undone = await transaction
    .update(epoch)
    .set(before)
    .where(and(eq(epoch.id, epochId), eq(epoch.root, root)))
    .returning({ id: epoch.id })
  // Struck and computed anew since: it has another root, to which this event never belonged.
  if (undone.length === 0) return
  if (before.state !== "accepted") {
    await transaction
      .update(earning)
      .set({ state: "pending" })
      .where(and(eq(earning.epochId, epochId), eq(earning.state, "claimable")))
  }
  await writeAudit(context, transaction, "epoch.stepUndone", epochId, { to: before.state })
  await context.jobs.add(transaction, "advanceEpochs", {}, { key: `advanceEpochs:${epochId}` })
}

/** Money that came into a pool for nobody is gone again, and so is what was made good out of it. */
export async function undoMovements(
  context: ServiceContext,
  transaction: Transaction,
  { referenceId, part, poolId }: UndoOf<"movements">,
): Promise<void> {
  if (poolId !== undefined) await uncoverSales(context, transaction, poolId)
  await reverseTransfers(context, transaction, referenceId, part)
}

/** A payment that the account did not get after all: what was asked for here is sent again. */
export async function undoClaim(
  context: ServiceContext,
  transaction: Transaction,
  { claimId, isNoted }: UndoOf<"claim">,
): Promise<void> {
  const [row] = await transaction.select().from(claim).where(eq(claim.id, claimId)).for("update")
  if (row === undefined) return
  await reverseTransfers(context, transaction, claimId)
  await transaction
    .update(earning)
    .set({ state: "claimable", claimId: null })
    .where(eq(earning.claimId, claimId))
  await writeAudit(context, transaction, "claim.undone", claimId, { amount: row.amount.toString() })
  const isCovered = await raiseWaitingClaim(transaction, row)
  if (isNoted) {
    await transaction.delete(claim).where(eq(claim.id, claimId))
    return
  }
  if (isCovered) {
    const failureReason = "The chain took this payment back. It is part of your claim that is under way."
    await transaction
      .update(claim)
      .set({ state: "failed", failureReason, confirmedAt: null })
      .where(eq(claim.id, claimId))
    return
  }
  await queueAgain(context, transaction, [claimId])
}

type ClaimRow = typeof claim.$inferSelect

/** A later claim that is under way pays this amount too, now that it has not been paid before. */
async function raiseWaitingClaim(transaction: Transaction, undone: ClaimRow): Promise<boolean> {
  const raised = await transaction
    .update(claim)
    .set({ amount: sql`${claim.amount} + ${undone.amount.toString()}::numeric` })
    .where(
      and(
        eq(claim.poolId, undone.poolId),
        eq(claim.address, undone.address),
        inArray(claim.state, ["queued", "sent"] as const),
        ne(claim.id, undone.id),
      ),
    )
    .returning({ id: claim.id })
  return raised.length > 0
}

/** Claims that the chain had skipped, in a block that is gone: whether they are paid is open again. */
export async function undoSkippedClaims(
  context: ServiceContext,
  transaction: Transaction,
  { claimIds }: UndoOf<"skippedClaims">,
): Promise<void> {
  for (const claimId of claimIds) {
    const [row] = await transaction.select().from(claim).where(eq(claim.id, claimId)).for("update")
    if (row === undefined || row.state !== "failed") continue
    const underWay = await transaction.$count(
      claim,
      and(
        eq(claim.poolId, row.poolId),
        eq(claim.address, row.address),
        inArray(claim.state, ["queued", "sent"] as const),
      ),
    )
    if (underWay === 0) await queueAgain(context, transaction, [claimId])
  }
}

async function queueAgain(
  context: ServiceContext,
  transaction: Transaction,
  claimIds: readonly Id<"claim">[],
): Promise<void> {
  await transaction
    .update(claim)
    .set({ state: "queued", transactionHash: null, sentAt: null, confirmedAt: null, failureReason: null })
    .where(inArray(claim.id, [...claimIds]))
  await context.jobs.add(transaction, "sendClaims", {}, { key: "sendClaims" })
}
