import { DomainError } from "../errors"

/** A sale as a tree pays it, and as it stands on the chain by now. */
export interface PaidSale {
  /** What the tree divides of it, base units. */
  readonly saleAmount: bigint
  /** What of it has come into the pool; null while it is open how much will. */
  readonly settledAmount: bigint | null
}

/**
 * What a tree pays beyond what its sales have brought: base units, zero where they brought all of it. Null while one
 * of them is still to be settled, for then nobody can say.
 * @throws DomainError BAD_INPUT for a sale that brought more than the tree divides of it
 */
export function shortfallOf(sales: readonly PaidSale[]): bigint | null {
  let shortAmount = 0n
  for (const { saleAmount, settledAmount } of sales) {
    if (settledAmount === null) return null
    if (settledAmount > saleAmount)
      throw new DomainError("BAD_INPUT", "A sale brought more than its tree divides of it.")
    shortAmount += saleAmount - settledAmount
  }
  return shortAmount
}
