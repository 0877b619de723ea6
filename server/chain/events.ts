import "server-only"
import type { ContractEventArgsFromTopics, ContractEventName, Log } from "viem"
import { parseEventLogs } from "viem"
import { accessGrantsAbi } from "@/contracts/abi/access-grants"
import { payoutsAbi } from "@/contracts/abi/payouts"
import { poolRegistryAbi } from "@/contracts/abi/pool-registry"

type Hex = `0x${string}`

/** Every event of our three contracts; their names are distinct. */
export const eventsAbi = [...poolRegistryAbi, ...accessGrantsAbi, ...payoutsAbi] as const

type EventName = ContractEventName<typeof eventsAbi>

/** Where on the chain an event stands. */
export interface EventPlace {
  readonly contract: Hex
  readonly blockNumber: bigint
  readonly blockHash: Hex
  /** The block's time. */
  readonly occurredAt: Date
  readonly transactionHash: Hex
  readonly logIndex: number
}

/** An event of our contracts: its name tells which arguments it has. */
export type ChainEvent = {
  readonly [Name in EventName]: EventPlace & {
    readonly name: Name
    readonly args: ContractEventArgsFromTopics<typeof eventsAbi, Name>
  }
}[EventName]

/** One event by its name. */
export type ChainEventOf<Name extends EventName> = Extract<ChainEvent, { readonly name: Name }>

/** What one look at the chain brought. */
export interface ChainEventBatch {
  readonly fromBlock: bigint
  /**
   * Hash of the block before `fromBlock` as the chain has it now; null where it has none. If it is not the hash kept
   * from the last look, the chain was reorganized: go back and read again.
   */
  readonly parentHash: Hex | null
  /** In the chain's order. */
  readonly events: readonly ChainEvent[]
  readonly nextBlock: bigint
  /** Hash of the last block read (`nextBlock - 1`): to be kept and compared with the next `parentHash`. */
  readonly blockHash: Hex | null
  /** The time stamped on the last block read; null where that is unknown. */
  readonly blockAt: Date | null
  /** The newest block of the node that was asked; below `fromBlock - 1` where that node is behind. */
  readonly headBlock: bigint
  readonly headAt: Date
}

/** Decodes logs of our contracts. Logs that are none of our events are left out. */
export function decodeEvents(
  logs: readonly Log<bigint, number, false>[],
  timeOf: (log: Log) => Date,
): ChainEvent[] {
  return parseEventLogs({ abi: eventsAbi, logs: [...logs], strict: true }).map(
    (log) =>
      ({
        name: log.eventName,
        args: log.args,
        contract: log.address,
        blockNumber: log.blockNumber,
        blockHash: log.blockHash,
        occurredAt: timeOf(log),
        transactionHash: log.transactionHash,
        logIndex: log.logIndex,
      }) as ChainEvent,
  )
}
