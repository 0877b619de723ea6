import "server-only"
import { and, asc, eq, isNotNull, isNull, sql } from "drizzle-orm"
import type { Transaction } from "@/db/client"
import { anchor, chainEvent, pool } from "@/db/schema"
import { DomainError } from "@/server/domain/errors"
import { logger } from "@/server/platform/logger"
import { requireCan, type ServiceContext } from "../context"
import { followSoon } from "./follow-soon"

/**
 * Sends every root that waits for its pool's log, oldest first. Each is held while it is sent, so that two workers
 * never send one; the chain's event says that it is done. Safe to cut off: a root whose transaction was not noted any
 * more is looked for among the chain's events first, and a second entry of a root in the log would change nothing.
 */
export async function sendAnchors(context: ServiceContext): Promise<void> {
  requireCan(context, "anchor.send")
  const waiting = await context.db
    .select({ id: anchor.id })
    .from(anchor)
    .innerJoin(pool, and(eq(pool.id, anchor.poolId), isNotNull(pool.onChainId)))
    .where(isNull(anchor.anchoredAt))
    .orderBy(asc(anchor.createdAt), asc(anchor.id))
  let sentCount = 0
  for (const { id } of waiting) {
    try {
      sentCount += await context.db.transaction((transaction) => sendOne(context, transaction, id))
    } catch (error) {
      // A pool whose operator is somebody else refuses; the others' roots are not held up by it.
      if (!(error instanceof DomainError) || error.code === "CHAIN_UNAVAILABLE") throw error
      logger.warn("root not anchored", { anchorId: id, reason: error.message })
    }
  }
  if (sentCount > 0) await followSoon(context, context.db)
}

async function sendOne(
  context: ServiceContext,
  transaction: Transaction,
  anchorId: typeof anchor.$inferSelect.id,
): Promise<number> {
  const [held] = await transaction
    .select({ anchor, poolOnChainId: pool.onChainId })
    .from(anchor)
    .innerJoin(pool, eq(pool.id, anchor.poolId))
    .where(and(eq(anchor.id, anchorId), isNull(anchor.anchoredAt)))
    .for("no key update", { of: anchor, skipLocked: true })
  if (held === undefined || held.poolOnChainId === null) return 0
  const { root, count, transactionHash } = held.anchor
  if (await isInLog(transaction, held.poolOnChainId, root)) {
    await transaction.update(anchor).set({ anchoredAt: context.now() }).where(eq(anchor.id, anchorId))
    return 0
  }
  // It was in a block: its event is on the way, unless that block is gone or the chain refused it after all.
  if (transactionHash !== null) {
    const outcome = await context.chain.readOutcome(transactionHash)
    if (outcome !== null && !outcome.isReverted) return 1
  }
  const sent = await context.chain.anchor(held.poolOnChainId, root, count)
  await transaction.update(anchor).set({ transactionHash: sent }).where(eq(anchor.id, anchorId))
  return 1
}

async function isInLog(transaction: Transaction, poolOnChainId: string, root: string): Promise<boolean> {
  const [found] = await transaction
    .select({ one: sql`1` })
    .from(chainEvent)
    .where(
      and(
        eq(chainEvent.name, "Anchored"),
        isNull(chainEvent.orphanedAt),
        sql`${chainEvent.args}->>'poolId' = ${poolOnChainId}`,
        sql`${chainEvent.args}->>'root' = ${root}`,
      ),
    )
    .limit(1)
  return found !== undefined
}
