import "server-only"
import { and, asc, eq, inArray, or, sql } from "drizzle-orm"
import type { Transaction } from "@/db/client"
import { account, grant, purchase, release } from "@/db/schema"
import type { ChainEventOf } from "@/server/chain/events"
import { type GrantEvent, grantMachine } from "@/server/domain/grant/state"
import type { Id } from "@/server/domain/id"
import { newId, type ServiceContext, writeAudit } from "../context"
import { allocateGrant } from "../grant/allocate-grant"
import { lowerCase } from "./apply-pool-events"
import { type EventUndo, undoOfGrant } from "./event-undo"

type Hex = `0x${string}`
type Purchased = ChainEventOf<"GrantPurchased">

/** A grant exists because the chain has it: bought here, or by an address that went to the contract itself. */
export async function applyGrantPurchased(
  context: ServiceContext,
  transaction: Transaction,
  event: Purchased,
): Promise<EventUndo | null> {
  const { args, transactionHash } = event
  const [sold] = await transaction
    .select({ id: release.id, poolId: release.poolId })
    .from(release)
    .where(eq(release.onChainId, args.releaseId))
  if (sold === undefined) return null
  const buyerAddress = lowerCase(args.buyer)
  const order = await findOrder(transaction, sold.id, buyerAddress, transactionHash)
  const onChain = {
    paidAmount: args.paidAmount,
    startsAt: timeOf(args.startsAt),
    expiresAt: timeOf(args.expiresAt),
    inspectionEndsAt: timeOf(args.escrowEndsAt),
    purchaseTransactionHash: transactionHash,
  }
  const [kept] = await transaction
    .insert(grant)
    .values({
      ...onChain,
      id: newId(context, "grant"),
      onChainId: args.grantId,
      releaseId: sold.id,
      poolId: sold.poolId,
      organizationId: order?.organizationId ?? null,
      purchasedById: order?.purchasedById ?? (await findAccountId(transaction, buyerAddress)),
      buyerAddress,
      state: grantMachine.initial,
      createdAt: context.now(),
    })
    // Undone by a reorganization, the same grant may have been bought again.
    .onConflictDoUpdate({ target: grant.onChainId, set: { ...onChain, ...broughtBack } })
    .returning({ id: grant.id })
  if (kept === undefined) return null
  const grantId = kept.id
  if (order !== undefined) {
    await transaction
      .update(purchase)
      .set({ state: "confirmed", transactionHash, grantId, updatedAt: context.now() })
      .where(eq(purchase.nonce, order.nonce))
  }
  await writeAudit(context, transaction, "grant.purchased", grantId, { releaseId: sold.id, buyerAddress })
  await settleAt(context, transaction, grantId, onChain.inspectionEndsAt)
  return { kind: "purchase", grantId, nonce: order?.nonce ?? null }
}

const broughtBack = {
  state: sql`case when ${grant.state} = 'undone' then ${grantMachine.initial} else ${grant.state} end`,
  organizationId: sql`coalesce(excluded.organization_id, ${grant.organizationId})`,
  purchasedById: sql`coalesce(excluded.purchased_by_id, ${grant.purchasedById})`,
}

// The order of this very transaction; else the oldest one of this buyer for this release that the relayer has; else
// the newest that their own wallet was to send.
async function findOrder(
  transaction: Transaction,
  releaseId: Id<"release">,
  buyerAddress: Hex,
  transactionHash: Hex,
) {
  const rows = await transaction
    .select()
    .from(purchase)
    .where(
      and(
        eq(purchase.releaseId, releaseId),
        eq(purchase.buyerAddress, buyerAddress),
        or(
          eq(purchase.transactionHash, transactionHash),
          inArray(purchase.state, ["prepared", "queued", "sent"] as const),
        ),
      ),
    )
    .orderBy(asc(purchase.createdAt))
    .for("update")
  const open = rows.filter((row) => row.state !== "confirmed")
  return (
    open.find((row) => row.transactionHash === transactionHash) ??
    open.find((row) => row.state !== "prepared") ??
    open.at(-1)
  )
}

async function findAccountId(transaction: Transaction, address: Hex): Promise<Id<"account"> | null> {
  const [row] = await transaction.select({ id: account.id }).from(account).where(eq(account.address, address))
  return row?.id ?? null
}

export async function applyGrantChallenged(
  context: ServiceContext,
  transaction: Transaction,
  { args }: ChainEventOf<"GrantChallenged">,
): Promise<EventUndo | null> {
  const row = await holdGrant(context, transaction, args.grantId, "challenge")
  if (row === null) return null
  const inspectionEndsAt = timeOf(args.escrowEndsAt)
  const state = grantMachine.transition(row.state, "challenge")
  await transaction.update(grant).set({ state, inspectionEndsAt }).where(eq(grant.id, row.id))
  await writeAudit(context, transaction, "grant.challenged", row.id, { reasonHash: args.reasonHash })
  await settleAt(context, transaction, row.id, inspectionEndsAt)
  return undoOfGrant(row)
}

export async function applyGrantResolved(
  context: ServiceContext,
  transaction: Transaction,
  event: ChainEventOf<"GrantResolved">,
  part: string,
): Promise<EventUndo | null> {
  const { args } = event
  const row = await holdGrant(
    context,
    transaction,
    args.grantId,
    args.settledAmount > 0n ? "settle" : "refund",
  )
  if (row === null) return null
  await writeAudit(context, transaction, "grant.resolved", row.id, {
    refundAmount: args.refundAmount.toString(),
    settledAmount: args.settledAmount.toString(),
  })
  await transaction
    .update(grant)
    .set({ expiresAt: timeOf(args.expiresAt) })
    .where(eq(grant.id, row.id))
  if (args.settledAmount > 0n) {
    await settle(context, transaction, row, event, part)
    return undoOfGrant(row)
  }
  const state = grantMachine.transition(row.state, "refund")
  await transaction.update(grant).set({ state, settledAmount: 0n }).where(eq(grant.id, row.id))
  return undoOfGrant(row)
}

export async function applyGrantSettled(
  context: ServiceContext,
  transaction: Transaction,
  event: ChainEventOf<"GrantSettled">,
  part: string,
): Promise<EventUndo | null> {
  const row = await holdGrant(context, transaction, event.args.grantId, "settle")
  if (row === null) return null
  await settle(context, transaction, row, event, part)
  return undoOfGrant(row)
}

export async function applyGrantTerminated(
  context: ServiceContext,
  transaction: Transaction,
  { args }: ChainEventOf<"GrantTerminated">,
): Promise<EventUndo | null> {
  const row = await holdGrant(context, transaction, args.grantId, "terminate")
  if (row === null) return null
  const state = grantMachine.transition(row.state, "terminate")
  await transaction
    .update(grant)
    .set({ state, expiresAt: timeOf(args.expiresAt) })
    .where(eq(grant.id, row.id))
  await writeAudit(context, transaction, "grant.terminated", row.id, { reasonHash: args.reasonHash })
  return undoOfGrant(row)
}

type GrantRow = typeof grant.$inferSelect

/** The grant that an event moves; null for one that is not ours, or not where the event could move it. */
async function holdGrant(
  context: ServiceContext,
  transaction: Transaction,
  onChainId: bigint,
  event: GrantEvent,
): Promise<GrantRow | null> {
  const [row] = await transaction.select().from(grant).where(eq(grant.onChainId, onChainId)).for("update")
  if (row === undefined) return null
  if (grantMachine.canTransition(row.state, event)) return row
  // One event out of step must not keep all later ones from being applied.
  await writeAudit(context, transaction, "grant.outOfStep", row.id, { state: row.state, event })
  return null
}

async function settle(
  context: ServiceContext,
  transaction: Transaction,
  row: GrantRow,
  event: ChainEventOf<"GrantSettled" | "GrantResolved">,
  part: string,
): Promise<void> {
  const { settledAmount } = event.args
  const state = grantMachine.transition(row.state, "settle")
  await transaction
    .update(grant)
    .set({ state, settledAmount, settleTransactionHash: event.transactionHash, settledAt: context.now() })
    .where(eq(grant.id, row.id))
  await writeAudit(context, transaction, "grant.settled", row.id, { settledAmount: settledAmount.toString() })
  await allocateGrant(context, transaction, { ...row, settledAmount }, part)
}

// A second later, so that the chain's clock is past the window for sure.
async function settleAt(
  context: ServiceContext,
  transaction: Transaction,
  grantId: Id<"grant">,
  windowEndsAt: Date,
): Promise<void> {
  const runAt = new Date(windowEndsAt.getTime() + 1000)
  await context.jobs.add(transaction, "settleGrants", {}, { key: `settleGrants:${grantId}`, runAt })
}

/** The contracts' times are seconds since 1970. */
export function timeOf(seconds: bigint): Date {
  return new Date(Number(seconds) * 1000)
}
