import "server-only"
import { and, asc, eq, inArray, sql } from "drizzle-orm"
import { audit, epoch, pool } from "@/db/schema"
import { DomainError } from "@/server/domain/errors"
import { logger } from "@/server/platform/logger"
import { followSoon } from "../chain/follow-soon"
import { requireCan, type ServiceContext, writeAudit } from "../context"
import { isPaused } from "../relay/find-pause"
import { sendCounted } from "../relay/send-counted"
import { coverEpoch } from "./cover-epoch"
import { type EpochRow, epochColumns } from "./epoch-columns"
import { isEpochWhole } from "./read-held"

type Hex = `0x${string}`

const retrySeconds = 5
/** How soon a root is looked at again that waits for the relayer. */
const pauseSeconds = 60

/**
 * Moves every closed epoch one step on: its root proposed, and accepted once the window is over. Each step asks the
 * chain first, so that it may be cut off or repeated anywhere; states change when the chain's events come in.
 */
export async function advanceEpochs(context: ServiceContext): Promise<void> {
  requireCan(context, "epoch.advance")
  const waiting = await context.db
    .select({ epoch: epochColumns, poolOnChainId: pool.onChainId })
    .from(epoch)
    .innerJoin(pool, eq(pool.id, epoch.poolId))
    .where(inArray(epoch.state, ["closing", "proposed"]))
    .orderBy(asc(epoch.closedAt))
  for (const { epoch: row, poolOnChainId } of waiting) {
    if (poolOnChainId === null || row.root === null) continue
    try {
      const againAt = await advance(context, row, row.root, poolOnChainId)
      if (againAt === null) continue
      const key = `advanceEpochs:${row.id}`
      await context.jobs.add(context.db, "advanceEpochs", {}, { key, runAt: againAt })
    } catch (error) {
      if (!(error instanceof DomainError) || error.code === "CHAIN_UNAVAILABLE") throw error
      logger.warn("epoch not moved on", { epochId: row.id, state: row.state, reason: error.message })
    }
  }
}

/** One step of one epoch; answers when to look again, null when the chain has accepted its root. */
async function advance(
  context: ServiceContext,
  row: EpochRow,
  root: Hex,
  poolOnChainId: Hex,
): Promise<Date | null> {
  const [payouts, chainNow] = await Promise.all([
    context.chain.readPayouts(poolOnChainId),
    context.chain.readNow(),
  ])
  const soon = new Date(chainNow.getTime() + retrySeconds * 1000)
  if (payouts.acceptedRoot === root) {
    await followSoon(context, context.db)
    return null
  }
  if (payouts.proposedRoot === root) {
    if (payouts.acceptableAt === null || payouts.acceptableAt > chainNow) return payouts.acceptableAt ?? soon
    // A sale in this root was taken back by the chain and has not brought as much again: nobody is paid out of others' money.
    if (!(await isGood(context, row))) {
      await noteHeld(context, row, root)
      return soon
    }
    if (await isPaused(context, "accept", 1)) return new Date(chainNow.getTime() + pauseSeconds * 1000)
    const part = { accountId: null, referenceId: row.id }
    const acceptTransactionHash = await sendCounted(context, "accept", [part], () =>
      context.chain.acceptRoot(poolOnChainId),
    )
    await context.db.update(epoch).set({ acceptTransactionHash }).where(eq(epoch.id, row.id))
    await followSoon(context, context.db)
    return null
  }
  // A root that was proposed and is gone again was vetoed: its event is on the way. Another's root is waited for.
  if (payouts.proposedRoot !== null || (await wasProposed(context, row))) return soon
  await propose(context, row, root, poolOnChainId)
  return new Date(chainNow.getTime() + context.chain.challengeSeconds * 1000)
}

/** Whether every line that a root pays is owed, made good out of the pool's own money where that is enough. */
async function isGood(context: ServiceContext, row: EpochRow): Promise<boolean> {
  if (await isEpochWhole(context.db, row)) return true
  return context.db.transaction((transaction) => coverEpoch(context, transaction, row))
}

/** Put on record once a root: its pool's owner is told as long as it lasts. */
async function noteHeld(context: ServiceContext, row: EpochRow, root: Hex): Promise<void> {
  const isHeldRoot = sql`${audit.detail} ->> 'root' = ${root}`
  const known = await context.db.$count(
    audit,
    and(eq(audit.subjectId, row.id), eq(audit.action, "epoch.held"), isHeldRoot),
  )
  if (known > 0) return
  logger.warn("a root is held back: it pays more than is owed", { epochId: row.id, poolId: row.poolId })
  await writeAudit(context, context.db, "epoch.held", row.id, { root })
}

/** Whether the chain has had this root. A proposal that was in a block which is gone is made again. */
async function wasProposed(context: ServiceContext, row: EpochRow): Promise<boolean> {
  if (row.state === "proposed") return true
  if (row.proposeTransactionHash === null) return false
  const outcome = await context.chain.readOutcome(row.proposeTransactionHash)
  return outcome !== null && !outcome.isReverted
}

async function propose(context: ServiceContext, row: EpochRow, root: Hex, poolOnChainId: Hex): Promise<void> {
  if (row.cumulativeTotalAmount === null || row.transcriptHash === null) return
  const proposeTransactionHash = await context.chain.proposeRoot(
    poolOnChainId,
    root,
    row.cumulativeTotalAmount,
    row.transcriptHash,
  )
  await context.db
    .update(epoch)
    .set({ proposeTransactionHash })
    .where(and(eq(epoch.id, row.id), eq(epoch.root, root)))
  await followSoon(context, context.db)
}
