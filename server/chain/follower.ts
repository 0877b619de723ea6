import "server-only"
import { BlockNotFoundError, type Log } from "viem"
import { isUnreachable, orRefuse } from "./chain-errors"
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
  const head = await client.getBlock({ blockTag: "latest" })
  const headIs = { headBlock: head.number, headAt: timeOf(head) }
  const parent = fromBlock === 0n ? null : await readBlock(client, fromBlock - 1n)
  const nothing = {
    ...{ fromBlock, parentHash: parent?.hash ?? null, events: [], nextBlock: fromBlock },
    ...{ blockHash: parent?.hash ?? null, blockAt: parent === null ? null : timeOf(parent), ...headIs },
  }
  const confirmed = head.number - confirmations
  if (confirmed < fromBlock) return nothing
  const toBlock = confirmed < fromBlock + longestSpan ? confirmed : fromBlock + longestSpan - 1n
  const { registry, grants, payouts } = deployment.addresses
  const logs = await readLogs(client, [registry, grants, payouts], fromBlock, toBlock)
  const times = await readTimes(client, logs)
  // Asked for after the logs: were they of a chain that was replaced meanwhile, the next look would see it by this hash.
  const last = await readBlock(client, toBlock)
  const isTorn = logs.some((log) => log.blockNumber === toBlock && log.blockHash !== last?.hash)
  if (last === null || isTorn) return nothing
  const events = decodeEvents(logs, (log) => times.get(log.blockNumber ?? -1n) ?? new Date(0))
  const read = { events, nextBlock: toBlock + 1n, blockHash: last.hash, blockAt: timeOf(last) }
  return { ...nothing, ...read }
}

/** Logs of a span; where a node takes so many blocks or answers for too much, of one half and then of the other. */
async function readLogs(
  client: ChainClient,
  address: Hex[],
  fromBlock: bigint,
  toBlock: bigint,
): Promise<Log<bigint, number, false>[]> {
  try {
    return await client.getLogs({ address, fromBlock, toBlock })
  } catch (error) {
    if (isUnreachable(error) || fromBlock === toBlock) throw error
    const middle = (fromBlock + toBlock) / 2n
    const first = await readLogs(client, address, fromBlock, middle)
    return [...first, ...(await readLogs(client, address, middle + 1n, toBlock))]
  }
}

function timeOf({ timestamp }: { readonly timestamp: bigint }): Date {
  return new Date(Number(timestamp) * 1000)
}

/** Hash of a block as the chain has it now; null where it has no such block. */
export async function readBlockHash(client: ChainClient, blockNumber: bigint): Promise<Hex | null> {
  return (await readBlock(client, blockNumber))?.hash ?? null
}

async function readBlock(client: ChainClient, blockNumber: bigint) {
  try {
    return await client.getBlock({ blockNumber })
  } catch (error) {
    if (error instanceof BlockNotFoundError) return null
    throw error
  }
}

async function readTimes(client: ChainClient, logs: readonly Log[]): Promise<Map<bigint, Date>> {
  const numbers = new Set(logs.flatMap(({ blockNumber }) => (blockNumber === null ? [] : [blockNumber])))
  const times = new Map<bigint, Date>()
  for (const blockNumber of numbers) {
    times.set(blockNumber, timeOf(await client.getBlock({ blockNumber })))
  }
  return times
}
