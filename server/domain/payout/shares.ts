import { DomainError } from "../errors"

export interface WeightedKey {
  /** What the share is for: an account, a role, an annotation. A key given twice weighs the sum. */
  readonly key: string
  readonly weight: bigint
}

export interface Share {
  readonly key: string
  readonly amount: bigint
}

/**
 * Divides an amount by weights, to the unit (largest remainder, Hamilton's method): everybody gets the rounded-down
 * share, and the units left go one each to the largest remainders, equal ones by key. The shares come to the amount
 * exactly; the order of the weights does not matter; a larger weight never gets less.
 * @param amount base units or points, not below zero
 * @returns one share a key, sorted by key; weight zero gets zero
 * @throws DomainError BAD_INPUT for a negative amount or weight, or an amount with no weight to go to
 */
export function divideIntoShares(amount: bigint, weights: readonly WeightedKey[]): readonly Share[] {
  const merged = mergeWeights(weights)
  const totalWeight = merged.reduce((sum, { weight }) => sum + weight, 0n)
  if (amount < 0n) throw new DomainError("BAD_INPUT", "An amount to divide is not below zero.")
  if (totalWeight === 0n) {
    if (amount > 0n) throw new DomainError("BAD_INPUT", "There is nobody to divide this amount among.")
    return merged.map(({ key }) => ({ key, amount: 0n }))
  }
  const parts = merged.map(({ key, weight }) => {
    const product = amount * weight
    return { key, amountDown: product / totalWeight, remainder: product % totalWeight }
  })
  let unitsLeft = amount - parts.reduce((sum, { amountDown }) => sum + amountDown, 0n)
  const lucky = new Set<string>()
  for (const { key } of [...parts].sort(byRemainder)) {
    if (unitsLeft === 0n) break
    lucky.add(key)
    unitsLeft -= 1n
  }
  return parts.map(({ key, amountDown }) => ({ key, amount: lucky.has(key) ? amountDown + 1n : amountDown }))
}

function mergeWeights(weights: readonly WeightedKey[]): WeightedKey[] {
  const sums = new Map<string, bigint>()
  for (const { key, weight } of weights) {
    if (weight < 0n) throw new DomainError("BAD_INPUT", "A weight is not below zero.")
    sums.set(key, (sums.get(key) ?? 0n) + weight)
  }
  return [...sums].map(([key, weight]) => ({ key, weight })).sort((a, b) => (a.key < b.key ? -1 : 1))
}

interface Part {
  readonly key: string
  readonly remainder: bigint
}

function byRemainder(a: Part, b: Part): number {
  if (a.remainder !== b.remainder) return a.remainder > b.remainder ? -1 : 1
  return a.key < b.key ? -1 : 1
}
