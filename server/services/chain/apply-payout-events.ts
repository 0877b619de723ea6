import "server-only"
import { and, desc, eq, inArray, sql } from "drizzle-orm"
import type { Transaction } from "@/db/client"
import { audit, claim, earning, epoch, pool } from "@/db/schema"
import type { ChainEventOf } from "@/server/chain/events"
import { epochMachine } from "@/server/domain/earning/epoch-state"
import { earningMachine } from "@/server/domain/earning/state"
import { tokenAccount } from "@/server/domain/ledger/accounts"
import { logger } from "@/server/platform/logger"
import { fundBounty } from "../bounty/fund-bounty"
import { type ServiceContext, writeAudit } from "../context"
import { coverEpoch } from "../epoch/cover-epoch"
import { type EpochRow, epochColumns } from "../epoch/epoch-columns"
import { postTransfers } from "../ledger/post-transfers"
import { timeOf } from "./apply-grant-events"
import { lowerCase } from "./apply-pool-events"
import { type EventUndo, undoOfEpoch, undoOfSkipped } from "./event-undo"

type Hex = `0x${string}`

/** A sale's money is booked when it is divided. Other money opens the bounty that awaits it, or waits undivided. */
export async function applyFunded(
  context: ServiceContext,
  transaction: Transaction,
  { args, transactionHash }: ChainEventOf<"Funded">,
  part: string,
): Promise<EventUndo | null> {
  if (lowerCase(args.from) === lowerCase(context.chain.addresses.grants)) return null
  const [row] = await transaction.select({ id: pool.id }).from(pool).where(eq(pool.onChainId, args.poolId))
  if (row === undefined) return null
  const { token } = context.chain.addresses
  const { amount } = args
  await writeAudit(context, transaction, "pool.funded", row.id, { amount: amount.toString() })
  const funding = { poolId: row.id, funderAddress: lowerCase(args.from), amount, transactionHash, part }
  const bountyId = await fundBounty(context, transaction, funding)
  if (bountyId !== null) return { kind: "funding", bountyId }
  await postTransfers(context, transaction, [
    {
      from: tokenAccount.outside(token),
      to: tokenAccount.pool(token, row.id),
      amount,
      reason: "sale_settled",
      referenceId: transactionHash,
      part,
    },
  ])
  return { kind: "movements", referenceId: transactionHash, part, poolId: row.id }
}

export async function applyRootProposed(
  context: ServiceContext,
  transaction: Transaction,
  { args, transactionHash }: ChainEventOf<"RootProposed">,
): Promise<EventUndo | null> {
  const row = await holdEpoch(transaction, args.poolId, args.root)
  if (row === null || !epochMachine.canTransition(row.state, "propose")) {
    await noteForeignRoot(context, transaction, args.poolId, args.root)
    return null
  }
  const acceptableAt = timeOf(args.acceptableAt)
  await transaction
    .update(epoch)
    .set({
      state: epochMachine.transition(row.state, "propose"),
      proposeTransactionHash: transactionHash,
      proposedAt: context.now(),
      acceptableAt,
    })
    .where(eq(epoch.id, row.id))
  await writeAudit(context, transaction, "epoch.proposed", row.id, { root: args.root })
  const options = { key: `advanceEpochs:${row.id}`, runAt: new Date(acceptableAt.getTime() + 1000) }
  await context.jobs.add(transaction, "advanceEpochs", {}, options)
  return undoOfEpoch(row, args.root)
}

export async function applyRootVetoed(
  context: ServiceContext,
  transaction: Transaction,
  { args }: ChainEventOf<"RootVetoed">,
): Promise<EventUndo | null> {
  const row = await holdEpoch(transaction, args.poolId, args.root)
  if (row === null || !epochMachine.canTransition(row.state, "veto")) return null
  await transaction
    .update(epoch)
    .set({
      state: epochMachine.transition(row.state, "veto"),
      vetoReason: await readVetoReason(transaction, row.id, args.root, lowerCase(args.by)),
      acceptableAt: null,
    })
    .where(eq(epoch.id, row.id))
  await writeAudit(context, transaction, "epoch.vetoed", row.id, { by: lowerCase(args.by) })
  return undoOfEpoch(row, args.root)
}

/** Who struck a root, and why where they said so here before. */
async function readVetoReason(
  transaction: Transaction,
  epochId: EpochRow["id"],
  root: Hex,
  by: Hex,
): Promise<string> {
  const [prepared] = await transaction
    .select({ reason: sql<string>`${audit.detail} ->> 'reason'` })
    .from(audit)
    .where(
      and(
        eq(audit.action, "epoch.prepareVeto"),
        eq(audit.subjectId, epochId),
        sql`${audit.detail} ->> 'root' = ${root}`,
      ),
    )
    .orderBy(desc(audit.createdAt))
    .limit(1)
  const struck = `Struck by ${by} inside the challenge window`
  return prepared === undefined ? `${struck}.` : `${struck}: “${prepared.reason}”`
}

/** From now on the epoch's earnings can be claimed, whatever was thought of its root before: the chain has it. */
export async function applyRootAccepted(
  context: ServiceContext,
  transaction: Transaction,
  { args, transactionHash }: ChainEventOf<"RootAccepted">,
): Promise<EventUndo | null> {
  const row = await holdEpoch(transaction, args.poolId, args.root)
  if (row === null) return null
  // Accepted by somebody at the contract before the worker came to it: what can be covered is covered now.
  const isGood = await coverEpoch(context, transaction, row)
  if (!isGood) logger.error("the chain accepted a root that pays more than is owed", { epochId: row.id })
  await transaction
    .update(epoch)
    .set({
      state: "accepted",
      acceptTransactionHash: transactionHash,
      acceptedAt: context.now(),
    })
    .where(eq(epoch.id, row.id))
  await transaction
    .update(earning)
    .set({ state: "claimable" })
    .where(
      and(
        eq(earning.poolId, row.poolId),
        eq(earning.epochId, row.id),
        inArray(earning.state, [...earningMachine.sourcesOf("accept")]),
      ),
    )
  await writeAudit(context, transaction, "epoch.accepted", row.id, { root: args.root })
  return undoOfEpoch(row, args.root)
}

/** The token refused one payment of several, which then changed nothing: it may be asked for again. */
export async function applyClaimSkipped(
  context: ServiceContext,
  transaction: Transaction,
  { args, transactionHash }: ChainEventOf<"ClaimSkipped">,
): Promise<EventUndo | null> {
  const [row] = await transaction.select({ id: pool.id }).from(pool).where(eq(pool.onChainId, args.poolId))
  if (row === undefined) return null
  const failed = await transaction
    .update(claim)
    .set({
      state: "failed",
      failureReason:
        "The payment did not go through and took nothing. Your earning is still there: claim again.",
      transactionHash,
    })
    .where(
      and(
        eq(claim.poolId, row.id),
        eq(claim.address, lowerCase(args.account)),
        eq(claim.state, "sent"),
        eq(claim.cumulativeAmount, args.cumulativeAmount),
      ),
    )
    .returning({ id: claim.id })
  for (const { id } of failed)
    await writeAudit(context, transaction, "claim.skipped", id, { transactionHash })
  return undoOfSkipped(failed)
}

/** The epoch of a pool with this root that is on its way; accepted ones are past every event but claims. */
async function holdEpoch(transaction: Transaction, poolOnChainId: Hex, root: Hex): Promise<EpochRow | null> {
  const rows = await transaction
    .select({ epoch: epochColumns })
    .from(epoch)
    .innerJoin(pool, eq(pool.id, epoch.poolId))
    .where(and(eq(pool.onChainId, poolOnChainId), eq(epoch.root, root)))
    .for("update", { of: epoch })
  return rows.find(({ epoch: row }) => row.state !== "accepted")?.epoch ?? null
}

async function noteForeignRoot(
  context: ServiceContext,
  transaction: Transaction,
  poolOnChainId: Hex,
  root: Hex,
): Promise<void> {
  const [row] = await transaction.select({ id: pool.id }).from(pool).where(eq(pool.onChainId, poolOnChainId))
  if (row !== undefined) await writeAudit(context, transaction, "epoch.foreignRoot", row.id, { root })
}
