import "server-only"
import { BlockNotFoundError, type Log } from "viem"
import { orRefuse } from "./chain-errors"
import type { ChainClient } from "./clients"
import type { Deployment } from "./deployment"
import { type ChainEventBatch, decodeEvents } from "./events"

type Hex = `0x${string}`

/** Nodes limit how many blocks one question may span. */
const longestSpan = 2_000n

/**
 * One look at the chain: our events from a block on, as far as they are confirmed and at most 2,000 blocks.
 * Nothing is kept here: the caller stores events, `nextBlock` and `blockHash` together, and on a `parentHash` that is
 * not the one it stored takes back what it applied and reads again from further down.
 * @param confirmations blocks on top of a block before it is read; 0 reads the newest
 * @throws DomainError CHAIN_UNAVAILABLE
 */
export function readEvents(
  client: ChainClient,
  deployment: Deployment,
  fromBlock: bigint,
  confirmations: number,
): Promise<ChainEventBatch> {
  return orRefuse(look(client, deployment, fromBlock, BigInt(confirmations)))
}

async function look(
  client: ChainClient,
  deployment: Deployment,
  fromBlock: bigint,
  confirmations: bigint,
): Promise<ChainEventBatch> {
  const head = await client.getBlockNumber()
  const parentHash = fromBlock === 0n ? null : await readBlockHash(client, fromBlock - 1n)
  const confirmed = head - confirmations
  if (confirmed < fromBlock) {
    return { fromBlock, parentHash, events: [], nextBlock: fromBlock, blockHash: parentHash }
  }
  const toBlock = confirmed < fromBlock + longestSpan ? confirmed : fromBlock + longestSpan - 1n
  const { registry, grants, payouts } = deployment.addresses
  const blockHash = await readBlockHash(client, toBlock)
  const logs = await client.getLogs({ address: [registry, grants, payouts], fromBlock, toBlock })
  const times = await readTimes(client, logs)
  const events = decodeEvents(logs, (log) => times.get(log.blockNumber ?? -1n) ?? new Date(0))
  return { fromBlock, parentHash, events, nextBlock: toBlock + 1n, blockHash }
}

/** Hash of a block as the chain has it now; null where it has no such block. */
export async function readBlockHash(client: ChainClient, blockNumber: bigint): Promise<Hex | null> {
  try {
    return (await client.getBlock({ blockNumber })).hash
  } catch (error) {
    if (error instanceof BlockNotFoundError) return null
    throw error
  }
}

async function readTimes(client: ChainClient, logs: readonly Log[]): Promise<Map<bigint, Date>> {
  const numbers = new Set(logs.flatMap(({ blockNumber }) => (blockNumber === null ? [] : [blockNumber])))
  const times = new Map<bigint, Date>()
  for (const blockNumber of numbers) {
    const { timestamp } = await client.getBlock({ blockNumber })
    times.set(blockNumber, new Date(Number(timestamp) * 1000))
  }
  return times
}
