import { DomainError } from "../errors"
import type { MerkleLeaf } from "./merkle"

export interface EpochEarning {
  readonly address: `0x${string}`
  /** Base units, not below zero. */
  readonly amount: bigint
}

export interface EpochLeaves {
  /** One leaf an address that was ever owed something, sorted by address; what `buildMerkleTree` takes. */
  readonly leaves: readonly MerkleLeaf[]
  /** What the lines of this epoch come to. */
  readonly epochAmount: bigint
  readonly cumulativeTotalAmount: bigint
}

/**
 * The cumulative leaves after an epoch: those of the epoch before, plus this epoch's earnings. A leaf never falls
 * and never goes, so what somebody has not claimed yet stays claimable.
 * @throws DomainError BAD_INPUT for a negative amount or an address that stands twice in the previous leaves
 */
export function accumulateEpoch(
  previousLeaves: readonly MerkleLeaf[],
  earnings: readonly EpochEarning[],
): EpochLeaves {
  const sums = new Map<string, bigint>()
  for (const { account, cumulativeAmount } of previousLeaves) {
    if (sums.has(account.toLowerCase()))
      throw new DomainError("BAD_INPUT", "An address stands twice in an epoch.")
    sums.set(account.toLowerCase(), notNegative(cumulativeAmount))
  }
  let epochAmount = 0n
  for (const { address, amount } of earnings) {
    const key = address.toLowerCase()
    sums.set(key, (sums.get(key) ?? 0n) + notNegative(amount))
    epochAmount += amount
  }
  const leaves = [...sums]
    .filter(([, cumulativeAmount]) => cumulativeAmount > 0n)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([account, cumulativeAmount]) => ({ account: account as `0x${string}`, cumulativeAmount }))
  const cumulativeTotalAmount = leaves.reduce((sum, leaf) => sum + leaf.cumulativeAmount, 0n)
  return { leaves, epochAmount, cumulativeTotalAmount }
}

function notNegative(amount: bigint): bigint {
  if (amount < 0n) throw new DomainError("BAD_INPUT", "An earning is not below zero.")
  return amount
}
