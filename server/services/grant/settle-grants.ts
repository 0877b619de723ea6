import "server-only"
import { and, asc, inArray, lte } from "drizzle-orm"
import { grant } from "@/db/schema"
import { DomainError } from "@/server/domain/errors"
import { grantMachine } from "@/server/domain/grant/state"
import { logger } from "@/server/platform/logger"
import { requireCan, type ServiceContext } from "../context"

const grantsAtOnce = 20

/**
 * Settles grants whose inspection is over, by the chain's clock. The chain's event does the rest; a grant that
 * somebody else settles meanwhile is no fault.
 * @returns how many were sent
 */
export async function settleGrants(context: ServiceContext): Promise<number> {
  requireCan(context, "grant.settle")
  const due = await context.db
    .select({ id: grant.id, onChainId: grant.onChainId })
    .from(grant)
    .where(
      and(
        inArray(grant.state, [...grantMachine.sourcesOf("settle")]),
        lte(grant.inspectionEndsAt, await context.chain.readNow()),
      ),
    )
    .orderBy(asc(grant.inspectionEndsAt))
    .limit(grantsAtOnce)
  let sent = 0
  for (const { id, onChainId } of due) {
    try {
      await context.chain.settleGrant(onChainId)
      sent += 1
    } catch (error) {
      if (!(error instanceof DomainError) || error.code === "CHAIN_UNAVAILABLE") throw error
      logger.info("grant not settled", { grantId: id, reason: error.message })
    }
  }
  if (sent > 0) await context.jobs.add(context.db, "followChain", {}, { key: "followChain" })
  return sent
}
