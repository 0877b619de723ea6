import "server-only"
import { parseEventLogs } from "viem"
import { payoutsAbi } from "@/contracts/abi/payouts"
import { poolRegistryAbi } from "@/contracts/abi/pool-registry"
import { orRefuse } from "./chain-errors"
import type { ChainClient } from "./clients"

type Hex = `0x${string}`

/** Where to look, and for which pool. */
export interface PoolLogQuery {
  readonly registry: Hex | null
  readonly payouts: Hex | null
  readonly poolOnChainId: Hex
  readonly fromBlock: bigint
}

/**
 * Every root that was anchored or proposed for a pool, as a node has it now. One question over all blocks from
 * `fromBlock` on; nodes that limit the span of a question want a later block.
 * @throws DomainError CHAIN_UNAVAILABLE
 */
export async function readPoolLog(client: ChainClient, query: PoolLogQuery) {
  const { registry, payouts, poolOnChainId, fromBlock } = query
  const logsOf = async (address: Hex | null) =>
    address === null ? [] : orRefuse(client.getLogs({ address, fromBlock, toBlock: "latest" }))
  const anchored = parseEventLogs({
    abi: poolRegistryAbi,
    eventName: "Anchored",
    logs: await logsOf(registry),
    args: { poolId: poolOnChainId },
  })
  const proposed = parseEventLogs({
    abi: payoutsAbi,
    eventName: "RootProposed",
    logs: await logsOf(payouts),
    args: { poolId: poolOnChainId },
  })
  return {
    anchors: anchored.map(({ args, blockNumber }) => ({ root: args.root, count: args.count, blockNumber })),
    proposals: proposed.map(({ args }) => ({
      root: args.root,
      cumulativeTotalAmount: args.cumulativeTotal,
      transcriptHash: args.transcriptHash,
    })),
  }
}
