import "server-only"
import { findRelayLimit, type RelayLimitReached, relayLimitTexts } from "@/server/domain/chain/relay-limits"
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
  if (reached !== null) throw limitReached(reached)
}

/**
 * Refuses what cannot wait until gas is cheaper: a purchase's signature is good for an hour.
 * @throws DomainError TOO_MANY with the way out in words, CHAIN_UNAVAILABLE
 */
export async function requireGasPrice(context: ServiceContext): Promise<void> {
  if (await isGasDear(context)) throw limitReached("gas_price")
}

/** Whether gas costs more just now than what the relayer pays. */
export async function isGasDear({ chain }: Pick<ServiceContext, "chain">): Promise<boolean> {
  return (await chain.readGasPrice()) > chain.relayLimits.gasPriceWei
}

function limitReached(limit: RelayLimitReached): DomainError {
  return new DomainError("TOO_MANY", relayLimitTexts[limit], { limit })
}
