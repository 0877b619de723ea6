import "server-only"
import { findRelayLimit, relayDayOf, relayLimitTexts } from "@/server/domain/chain/relay-limits"
import { DomainError } from "@/server/domain/errors"
import { requireCan, requirePerson, type ServiceContext } from "../context"
import { readSpent } from "./read-spent"
import { isGasDear } from "./require-relay-room"

const daySeconds = 86_400

/**
 * Whether what the signed-in person asks for is sent and paid for just now, and when again if it is not.
 * `reason`: why claims are refused. `purchaseReason`: why purchases are; they cannot wait until gas is cheaper.
 */
export async function getRelayRoom(context: ServiceContext) {
  const person = requirePerson(context)
  requireCan(context, "statement.read", { relations: ["self"] })
  const { relayLimits } = context.chain
  const spent = await readSpent(context.db, context.now(), person.accountId)
  const reached = findRelayLimit(spent, relayLimits)
  const reason = reached === null ? null : relayLimitTexts[reached]
  return {
    isOpen: reached === null,
    reason,
    purchaseReason: reason ?? ((await isKnownToBeDear(context)) ? relayLimitTexts.gas_price : null),
    leftCount: Math.max(0, relayLimits.personDayCount - spent.personCount),
    opensAt: new Date(relayDayOf(context.now()).getTime() + daySeconds * 1000),
  }
}

/** A node that does not answer says nothing of the price. */
async function isKnownToBeDear(context: ServiceContext): Promise<boolean> {
  try {
    return await isGasDear(context)
  } catch (error) {
    if (error instanceof DomainError && error.code === "CHAIN_UNAVAILABLE") return false
    throw error
  }
}
