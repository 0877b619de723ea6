import "server-only"
import { DomainError } from "@/server/domain/errors"
import { logger } from "@/server/platform/logger"
import { splitRpcUrls } from "@/server/platform/rpc"
import { orRefuse } from "./chain-errors"
import { type ChainClient, connectChain } from "./clients"
import type { Deployment } from "./deployment"
import type { ChainEventBatch } from "./events"
import { readEvents } from "./follower"

/** Reads events off several nodes, each look from one node alone: half an answer of one that is behind is no answer. */
export interface EndpointReader {
  /** @throws DomainError CHAIN_UNAVAILABLE where no node of this chain answers */
  readEvents(fromBlock: bigint): Promise<ChainEventBatch>
}

/**
 * Looks through the first node that brings something. One that does not answer, is of another chain or is behind is
 * passed over; where none brings anything new, the one that is furthest says so.
 */
export function createEndpointReader(
  rpcUrl: string,
  deployment: Deployment,
  confirmations: number,
): EndpointReader {
  const endpoints = splitRpcUrls(rpcUrl).map((url) => openEndpoint(url, deployment.chainId))
  return {
    async readEvents(fromBlock) {
      let furthest: ChainEventBatch | null = null
      let failure: unknown = null
      for (const endpoint of endpoints) {
        try {
          const client = await endpoint.connect()
          const batch = await readEvents(client, deployment, fromBlock, confirmations)
          if (batch.nextBlock > fromBlock) return batch
          if (furthest === null || batch.headBlock > furthest.headBlock) furthest = batch
        } catch (error) {
          failure = error
          if (!isPassing(error)) throw error
        }
      }
      if (furthest === null) throw failure
      return furthest
    },
  }
}

function isPassing(error: unknown): boolean {
  return error instanceof DomainError && error.code === "CHAIN_UNAVAILABLE"
}

function openEndpoint(rpcUrl: string, chainId: number) {
  const client = connectChain({ rpcUrl, chainId })
  let isChecked = false
  return {
    /** @throws DomainError CHAIN_UNAVAILABLE for a node that does not answer or is of another chain */
    async connect(): Promise<ChainClient> {
      if (isChecked) return client
      const actual = await orRefuse(client.getChainId())
      if (actual !== chainId) {
        logger.error("a node of RPC_URL is of another chain", { actual, expected: chainId })
        throw new DomainError("CHAIN_UNAVAILABLE", "A node of another chain answered.")
      }
      isChecked = true
      return client
    },
  }
}
