import "server-only"
import { and, asc, inArray, lte } from "drizzle-orm"
import { grant } from "@/db/schema"
import { DomainError } from "@/server/domain/errors"
import { grantMachine } from "@/server/domain/grant/state"
import type { Id } from "@/server/domain/id"
import { logger } from "@/server/platform/logger"
import { followSoon } from "../chain/follow-soon"
import { requireCan, type ServiceContext } from "../context"
import { isPaused } from "../relay/find-pause"
import { sendCounted } from "../relay/send-counted"

const grantsAtOnce = 20

/**
 * Settles grants whose inspection is over, by the chain's clock, as far as the relayer's limits go: what waits is
 * looked at again every minute. The chain's event does the rest; a grant that somebody else settles meanwhile is no
 * fault.
 * @returns how many were sent
 */
export async function settleGrants(context: ServiceContext): Promise<number> {
  requireCan(context, "grant.settle")
  const due = await context.db
    .select({ id: grant.id, onChainId: grant.onChainId })
    .from(grant)
    .where(isDue(await context.chain.readNow()))
    .orderBy(asc(grant.inspectionEndsAt))
    .limit(grantsAtOnce)
  let sent = 0
  for (const [place, row] of due.entries()) {
    if (await isPaused(context, "settle", due.length - place)) break
    if (await settleOne(context, row)) sent += 1
  }
  if (sent > 0) await followSoon(context, context.db)
  return sent
}

/** Grants whose time is over at this moment of the chain's clock, and whose money has not moved. */
export function isDue(chainNow: Date) {
  return and(
    inArray(grant.state, [...grantMachine.sourcesOf("settle")]),
    lte(grant.inspectionEndsAt, chainNow),
  )
}

async function settleOne(
  context: ServiceContext,
  { id, onChainId }: { readonly id: Id<"grant">; readonly onChainId: bigint },
): Promise<boolean> {
  try {
    await sendCounted(context, "settle", [{ accountId: null, referenceId: id }], () =>
      context.chain.settleGrant(onChainId),
    )
    return true
  } catch (error) {
    if (!(error instanceof DomainError) || error.code === "CHAIN_UNAVAILABLE") throw error
    logger.info("grant not settled", { grantId: id, reason: error.message })
    return false
  }
}
