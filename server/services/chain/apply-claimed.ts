import "server-only"
import { and, eq, inArray, lte, sql } from "drizzle-orm"
import type { Transaction } from "@/db/client"
import { account, claim, earning, epoch, epochLeaf, pool } from "@/db/schema"
import type { ChainEventOf } from "@/server/chain/events"
import { earningMachine } from "@/server/domain/earning/state"
import { DomainError } from "@/server/domain/errors"
import type { Id } from "@/server/domain/id"
import { tokenAccount } from "@/server/domain/ledger/accounts"
import type { TransferInput } from "@/server/domain/ledger/transfer"
import { logger } from "@/server/platform/logger"
import { newId, type ServiceContext, writeAudit } from "../context"
import { postTransfers } from "../ledger/post-transfers"
import { lowerCase } from "./apply-pool-events"
import { type EventUndo, undoOfClaim } from "./event-undo"

type Claimed = ChainEventOf<"Claimed">

interface Payment {
  readonly poolId: Id<"pool">
  readonly accountId: Id<"account"> | null
  readonly address: `0x${string}`
  readonly amount: bigint
  readonly cumulativeAmount: bigint
  readonly transactionHash: `0x${string}`
  readonly part: string
}

/** A payment has reached its account: asked for here or by anybody, it settles the lines that it pays. */
export async function applyClaimed(
  context: ServiceContext,
  transaction: Transaction,
  { args, transactionHash }: Claimed,
  part: string,
): Promise<EventUndo | null> {
  const [row] = await transaction.select({ id: pool.id }).from(pool).where(eq(pool.onChainId, args.poolId))
  if (row === undefined) return null
  const address = lowerCase(args.account)
  const [owner] = await transaction
    .select({ id: account.id })
    .from(account)
    .where(eq(account.address, address))
  const { amount, cumulativeAmount } = args
  const payment = {
    poolId: row.id,
    accountId: owner?.id ?? null,
    address,
    amount,
    cumulativeAmount,
    transactionHash,
    part,
  }
  const askedId = await confirmClaim(context, transaction, payment)
  const claimId = askedId ?? (await noteClaim(context, transaction, payment))
  await lowerWaitingClaim(transaction, payment)
  await markClaimed(transaction, payment, claimId)
  await writeAudit(context, transaction, "claim.confirmed", claimId, { amount: amount.toString() })
  if (payment.accountId !== null) await bookPayment(context, transaction, payment, payment.accountId, claimId)
  return undoOfClaim(claimId, askedId === null)
}

/** Books what an account was paid. A payment of money that it never earned here is a fault to look into, loudly. */
async function bookPayment(
  context: ServiceContext,
  transaction: Transaction,
  { poolId, amount, transactionHash, part }: Payment,
  accountId: Id<"account">,
  claimId: Id<"claim">,
): Promise<void> {
  const { token } = context.chain.addresses
  const movement: TransferInput = {
    from: tokenAccount.earned(token, poolId, accountId),
    to: tokenAccount.outside(token),
    amount,
    reason: "earning_claimed",
    referenceId: claimId,
    part,
  }
  try {
    await transaction.transaction((inner) => postTransfers(context, inner, [movement]))
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== "INSUFFICIENT_FUNDS") throw error
    logger.error("paid more than was earned", { poolId, accountId, claimId, amount, transactionHash })
    await writeAudit(context, transaction, "claim.unearned", claimId, { amount: amount.toString() })
  }
}

/** The claim that was under way for this payment, now done; null where nobody asked for it here. */
async function confirmClaim(
  context: ServiceContext,
  transaction: Transaction,
  payment: Payment,
): Promise<Id<"claim"> | null> {
  const [confirmed] = await transaction
    .update(claim)
    .set({
      state: "confirmed",
      amount: payment.amount,
      cumulativeAmount: payment.cumulativeAmount,
      transactionHash: payment.transactionHash,
      confirmedAt: context.now(),
    })
    .where(and(underWay(payment), lte(claim.cumulativeAmount, payment.cumulativeAmount)))
    .returning({ id: claim.id })
  return confirmed?.id ?? null
}

/** A payment that nobody had asked for here; one that a reorganization had taken out of a claim finds its claim again. */
async function noteClaim(
  context: ServiceContext,
  transaction: Transaction,
  payment: Payment,
): Promise<Id<"claim">> {
  const confirmed = { state: "confirmed", failureReason: null, confirmedAt: context.now() } as const
  const [revived] = await transaction
    .update(claim)
    .set(confirmed)
    .where(
      and(
        eq(claim.transactionHash, payment.transactionHash),
        eq(claim.address, payment.address),
        eq(claim.poolId, payment.poolId),
        eq(claim.cumulativeAmount, payment.cumulativeAmount),
        eq(claim.state, "failed"),
      ),
    )
    .returning({ id: claim.id })
  if (revived !== undefined) return revived.id
  const claimId = newId(context, "claim")
  const [of] = await transaction
    .select({ epochId: epoch.id })
    .from(epoch)
    .innerJoin(epochLeaf, eq(epochLeaf.epochId, epoch.id))
    .where(
      and(
        eq(epoch.poolId, payment.poolId),
        eq(epochLeaf.address, payment.address),
        eq(epochLeaf.cumulativeAmount, payment.cumulativeAmount),
      ),
    )
    .limit(1)
  const { part: _part, ...paid } = payment
  await transaction.insert(claim).values({
    ...paid,
    id: claimId,
    epochId: of?.epochId ?? null,
    ...confirmed,
    createdAt: context.now(),
  })
  return claimId
}

/** A claim of a later epoch still waits: what was just paid is no longer part of it. */
async function lowerWaitingClaim(transaction: Transaction, payment: Payment): Promise<void> {
  await transaction
    .update(claim)
    .set({ amount: sql`${claim.cumulativeAmount} - ${payment.cumulativeAmount.toString()}::numeric` })
    .where(underWay(payment))
}

function underWay(payment: Payment) {
  return and(
    eq(claim.poolId, payment.poolId),
    eq(claim.address, payment.address),
    inArray(claim.state, ["queued", "sent"] as const),
  )
}

/** The account's lines of every epoch that the payment covers. */
async function markClaimed(transaction: Transaction, payment: Payment, claimId: Id<"claim">): Promise<void> {
  const covered = transaction
    .select({ epochId: epochLeaf.epochId })
    .from(epochLeaf)
    .innerJoin(epoch, and(eq(epoch.id, epochLeaf.epochId), eq(epoch.poolId, payment.poolId)))
    .where(
      and(eq(epochLeaf.address, payment.address), lte(epochLeaf.cumulativeAmount, payment.cumulativeAmount)),
    )
  await transaction
    .update(earning)
    .set({ state: "claimed", claimId })
    .where(
      and(
        eq(earning.poolId, payment.poolId),
        eq(earning.address, payment.address),
        inArray(earning.state, [...earningMachine.sourcesOf("claim")]),
        inArray(earning.epochId, covered),
      ),
    )
}
