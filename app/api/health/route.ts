import { webRuntime } from "@/server/api/request-context"
import { stranger } from "@/server/domain/access/actor"
import { logger } from "@/server/platform/logger"
import { getChainStatus } from "@/server/services/site/get-chain-status"

export const dynamic = "force-dynamic"

/** Whether this instance is well, for whoever watches it: 503 where the database or the chain is out of reach. */
export async function GET(): Promise<Response> {
  try {
    const runtime = await webRuntime()
    const { readBlock, headBlock, blocksBehind, answeredAt, ...chain } = await getChainStatus(
      runtime.contextFor(stranger),
    )
    const blocks = {
      readBlock: Number(readBlock),
      headBlock: headBlock === null ? null : Number(headBlock),
      blocksBehind: Number(blocksBehind),
    }
    const isWell = chain.state === "in_step" || chain.state === "starting"
    return answer({ isWell, database: "answers", chain: { ...chain, ...blocks, answeredAt } }, isWell)
  } catch (error) {
    logger.error("health check failed", { error })
    return answer({ isWell: false, database: "does not answer", chain: null }, false)
  }
}

function answer(body: object, isWell: boolean): Response {
  return Response.json(body, { status: isWell ? 200 : 503, headers: { "cache-control": "no-store" } })
}
