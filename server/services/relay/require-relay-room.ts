import "server-only"
import { findRelayLimit, relayLimitTexts } from "@/server/domain/chain/relay-limits"
import { DomainError } from "@/server/domain/errors"
import type { Id } from "@/server/domain/id"
import type { ServiceContext } from "../context"
import { readSpent } from "./read-spent"

/**
 * Refuses what the relayer would have to pay for beyond its limits of the day.
 * @throws DomainError TOO_MANY with the way out in words
 */
export async function requireRelayRoom(context: ServiceContext, accountId: Id<"account">): Promise<void> {
  const spent = await readSpent(context.db, context.now(), accountId)
  const reached = findRelayLimit(spent, context.chain.relayLimits)
  if (reached !== null) throw new DomainError("TOO_MANY", relayLimitTexts[reached], { limit: reached })
}
