import "server-only"
import { and, asc, eq, inArray, isNull, or, sql } from "drizzle-orm"
import { claim, epoch, pool } from "@/db/schema"
import type { ClaimCall } from "@/server/chain/gateway"
import type { Id } from "@/server/domain/id"
import { followSoon } from "../chain/follow-soon"
import { requireCan, type ServiceContext } from "../context"
import { createProofReader } from "../epoch/read-proofs"
import { findPause } from "../relay/find-pause"
import { type RelayedPart, sendCounted } from "../relay/send-counted"
import { recoverClaims } from "./recover-claims"

/** Payments in one transaction: with their proofs they stay well below a block's gas. */
const claimsAtOnce = 40

type ClaimRow = typeof claim.$inferSelect

/**
 * Sends the claims that wait, several in one transaction. Cut off anywhere, it loses nothing and pays nothing
 * twice: the contract pays an account only what it has not had, and the chain's events say what was paid.
 * @returns how many were sent
 */
export async function sendClaims(context: ServiceContext): Promise<number> {
  requireCan(context, "earning.send")
  await recoverClaims(context)
  // What waits stays queued, and is looked at again soon.
  if ((await findPause(context, "claim")) !== null) return 0
  const taken = await takeClaims(context)
  if (taken.length === 0) return 0
  const { calls, sentIds, refusedIds } = await prepareCalls(context, taken)
  await refuse(context, refusedIds)
  if (calls.length > 0) {
    const transactionHash = await sendCounted(context, "claim", partsOf(taken, sentIds), () =>
      context.chain.claimMany(calls),
    )
    await context.db
      .update(claim)
      .set({ transactionHash })
      .where(and(inArray(claim.id, sentIds), eq(claim.state, "sent")))
  }
  await followSoon(context, context.db)
  if (taken.length === claimsAtOnce)
    await context.jobs.add(context.db, "sendClaims", {}, { key: "sendClaims" })
  return calls.length
}

function partsOf(taken: readonly ClaimRow[], sentIds: readonly Id<"claim">[]): readonly RelayedPart[] {
  return taken.flatMap(({ id, accountId }) =>
    accountId !== null && sentIds.includes(id) ? [{ accountId, referenceId: id }] : [],
  )
}

/** Claims that this call alone has taken: another worker skips rows that are held. */
async function takeClaims(context: ServiceContext): Promise<ClaimRow[]> {
  const waiting = context.db
    .select({ id: claim.id })
    .from(claim)
    .leftJoin(epoch, eq(epoch.id, claim.epochId))
    // While the chain has taken back the root that a claim stands on, it waits until the root is accepted again.
    .where(and(eq(claim.state, "queued"), or(isNull(epoch.id), eq(epoch.state, "accepted"))))
    .orderBy(asc(claim.createdAt))
    .limit(claimsAtOnce)
    .for("update", { of: claim, skipLocked: true })
  return context.db
    .update(claim)
    .set({ state: "sent", sentAt: context.now(), transactionHash: sql`null` })
    .where(inArray(claim.id, waiting))
    .returning()
}

async function prepareCalls(context: ServiceContext, taken: readonly ClaimRow[]) {
  const proofs = createProofReader(context)
  const pools = await context.db
    .select({ id: pool.id, onChainId: pool.onChainId })
    .from(pool)
    .where(inArray(pool.id, [...new Set(taken.map((row) => row.poolId))]))
  const onChainIds = new Map(pools.map((row) => [row.id, row.onChainId]))
  const calls: ClaimCall[] = []
  const sentIds: Id<"claim">[] = []
  const refusedIds: Id<"claim">[] = []
  for (const row of taken) {
    const found = row.epochId === null ? null : await proofs.proofOf(row.epochId, row.address)
    const poolOnChainId = onChainIds.get(row.poolId) ?? null
    if (found === null || poolOnChainId === null) {
      refusedIds.push(row.id)
      continue
    }
    const { cumulativeAmount, proof } = found
    calls.push({ poolOnChainId, account: row.address, cumulativeAmount, proof })
    sentIds.push(row.id)
  }
  return { calls, sentIds, refusedIds }
}

async function refuse(context: ServiceContext, claimIds: readonly Id<"claim">[]): Promise<void> {
  if (claimIds.length === 0) return
  await context.db
    .update(claim)
    .set({ state: "failed", failureReason: "This claim has no proof in its epoch's tree." })
    .where(inArray(claim.id, [...claimIds]))
}
