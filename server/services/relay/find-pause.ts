import "server-only"
import { findRelayPause, type RelayPause, type RelayPurpose } from "@/server/domain/chain/relay-limits"
import { logger } from "@/server/platform/logger"
import type { ServiceContext } from "../context"
import { readSpent } from "./read-spent"

/** Whether everything of a purpose waits just now, and why: asked by jobs before they send. */
export async function findPause(context: ServiceContext, purpose: RelayPurpose): Promise<RelayPause | null> {
  const { dayWei } = await readSpent(context.db, context.now(), null)
  const { relayLimits } = context.chain
  return findRelayPause(purpose, dayWei, await context.chain.readGasPrice(), relayLimits)
}

/** The same, with a line in the log where something waits. */
export async function isPaused(
  context: ServiceContext,
  purpose: RelayPurpose,
  waitingCount: number,
): Promise<boolean> {
  const reason = await findPause(context, purpose)
  if (reason !== null) logger.info("the relayer waits", { purpose, reason, waitingCount })
  return reason !== null
}
