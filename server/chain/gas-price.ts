import "server-only"
import { DomainError } from "@/server/domain/errors"
import type { ChainClient } from "./clients"

/** Fees of a transaction, wei a unit of gas. */
export interface GasFees {
  readonly maxFeePerGas: bigint
  readonly maxPriorityFeePerGas: bigint
}

/** The base fee of the coming block; what a chain without one asks for. */
export async function readBaseFee(client: ChainClient): Promise<bigint> {
  const { baseFeePerGas } = await client.getBlock({ blockTag: "pending" })
  return baseFeePerGas ?? (await client.getGasPrice())
}

/**
 * What the chain asks for, with the usual room for dearer blocks, at most the cap.
 * @throws DomainError CHAIN_UNAVAILABLE while the coming block alone is dearer than the cap
 */
export async function readFees(client: ChainClient, capWei: bigint): Promise<GasFees> {
  const { maxFeePerGas, maxPriorityFeePerGas } = await client.estimateFeesPerGas()
  if (maxFeePerGas <= capWei) return { maxFeePerGas, maxPriorityFeePerGas }
  if ((await readBaseFee(client)) > capWei) throw gasTooDear()
  return { maxFeePerGas: capWei, maxPriorityFeePerGas: lower(maxPriorityFeePerGas, capWei) }
}

/** The fees of a replacement, a quarter higher at least; null where the cap leaves no room for that. */
export function raiseFees(asked: GasFees, last: GasFees, capWei: bigint): GasFees | null {
  const raised = {
    maxFeePerGas: higher(asked.maxFeePerGas, last.maxFeePerGas),
    maxPriorityFeePerGas: higher(asked.maxPriorityFeePerGas, last.maxPriorityFeePerGas),
  }
  return raised.maxFeePerGas > capWei ? null : raised
}

/** Refuses for now: what waits is sent as soon as gas is cheaper. */
export function gasTooDear(): DomainError {
  return new DomainError(
    "CHAIN_UNAVAILABLE",
    "Gas is dearer just now than what is paid for you. It is sent as soon as gas is cheaper; nothing is lost.",
  )
}

// Nodes refuse a replacement below ten per cent more; a quarter more is above what any of them asks.
function higher(asked: bigint, last: bigint): bigint {
  const raised = (last * 5n + 3n) / 4n
  return asked > raised ? asked : raised
}

function lower(a: bigint, b: bigint): bigint {
  return a < b ? a : b
}
