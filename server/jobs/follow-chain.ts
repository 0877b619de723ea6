import "server-only"
import { DomainError } from "@/server/domain/errors"
import { logger } from "@/server/platform/logger"
import { followChain } from "@/server/services/chain/follow-chain"
import type { ServiceContext } from "@/server/services/context"
import type { Job } from "./work-plan"

const localChainId = 31337
const localPauseMs = 1000
const pauseMs = 5000
/** A node that does not answer is asked less often. */
const silentPauseMs = 10_000

/** Reads what is new on the chain, and queues itself again: every second on the local chain. */
export const followChainJob: Job<"followChain"> = async (context) => {
  const isAnswered = await follow(context)
  const pause = context.chain.chainId === localChainId ? localPauseMs : pauseMs
  const runAt = new Date(context.now().getTime() + (isAnswered ? pause : silentPauseMs))
  await context.jobs.add(context.db, "followChain", {}, { key: "followChain", runAt })
}

async function follow(context: ServiceContext): Promise<boolean> {
  try {
    await followChain(context)
    return true
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== "CHAIN_UNAVAILABLE") throw error
    logger.warn("the chain does not answer; asking again", { error })
    return false
  }
}
