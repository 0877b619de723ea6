import "server-only"
import { findRelayLimit, relayDayOf, relayLimitTexts } from "@/server/domain/chain/relay-limits"
import { requireCan, requirePerson, type ServiceContext } from "../context"
import { readSpent } from "./read-spent"

const daySeconds = 86_400

/** Whether the signed-in person's claims are sent and paid for just now, and when again if they are not. */
export async function getRelayRoom(context: ServiceContext) {
  const person = requirePerson(context)
  requireCan(context, "statement.read", { relations: ["self"] })
  const { relayLimits } = context.chain
  const spent = await readSpent(context.db, context.now(), person.accountId)
  const reached = findRelayLimit(spent, relayLimits)
  return {
    isOpen: reached === null,
    reason: reached === null ? null : relayLimitTexts[reached],
    leftCount: Math.max(0, relayLimits.personDayCount - spent.personCount),
    opensAt: new Date(relayDayOf(context.now()).getTime() + daySeconds * 1000),
  }
}
