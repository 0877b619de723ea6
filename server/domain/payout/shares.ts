import { DomainError } from "../errors"

export interface WeightedKey<Key extends string = string> {
  /** What the share is for: an account, a role, an annotation. A key given twice weighs the sum. */
  readonly key: Key
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
  const amounts = divideMerged(amount, merged)
  return merged.map(({ key }, place) => ({ key, amount: amounts[place] ?? 0n }))
}

/** Every key once, with the sum of its weights, sorted by key. @throws DomainError BAD_INPUT for a negative weight */
export function mergeWeights<Key extends string>(weights: readonly WeightedKey<Key>[]): WeightedKey<Key>[] {
  const sums = new Map<Key, bigint>()
  for (const { key, weight } of weights) {
    if (weight < 0n) throw new DomainError("BAD_INPUT", "A weight is not below zero.")
    sums.set(key, (sums.get(key) ?? 0n) + weight)
  }
  const merged: WeightedKey<Key>[] = []
  for (const [key, weight] of sums) merged.push({ key, weight })
  return merged.sort((a, b) => (a.key < b.key ? -1 : 1))
}

/** The amounts that `divideIntoShares` gives to weights that are merged already, in their order. */
export function divideMerged(amount: bigint, merged: readonly WeightedKey[]): readonly bigint[] {
  const totalWeight = merged.reduce((sum, { weight }) => sum + weight, 0n)
  if (amount < 0n) throw new DomainError("BAD_INPUT", "An amount to divide is not below zero.")
  if (totalWeight === 0n) {
    if (amount > 0n) throw new DomainError("BAD_INPUT", "There is nobody to divide this amount among.")
    return merged.map(() => 0n)
  }
  const amounts: bigint[] = []
  const remainders: bigint[] = []
  let unitsLeft = amount
  for (const { weight } of merged) {
    const amountDown = (amount * weight) / totalWeight
    amounts.push(amountDown)
    remainders.push((amount * weight) % totalWeight)
    unitsLeft -= amountDown
  }
  giveUnits(amounts, remainders, Number(unitsLeft))
  return amounts
}

/** One unit more each where the largest remainders are, so many of them, of equal ones the first. */
function giveUnits(amounts: bigint[], remainders: readonly bigint[], count: number): void {
  if (count === 0) return
  const falling = [...remainders].sort((a, b) => (a > b ? -1 : a < b ? 1 : 0))
  const least = falling[count - 1] ?? 0n
  let equalLeft = count - falling.indexOf(least)
  for (const [place, remainder] of remainders.entries()) {
    if (remainder < least) continue
    if (remainder === least) equalLeft -= 1
    if (remainder > least || equalLeft >= 0) amounts[place] = (amounts[place] ?? 0n) + 1n
  }
}
