import type { Confusion } from "./confusion"

/** 2^-500 and 2^500, written out: engines may differ in powers, not in literals. Scaling by them changes no digit. */
export const small = 3.054936363499605e-151
export const scale = 3.273390607896142e150

/** Multiplies each class's product with its rate, rescaled together when all of them have become small. */
export function multiplyRates(product: Float64Array, rates: ArrayLike<number>, from: number): void {
  let largest = 0
  for (let k = 0; k < product.length; k++) {
    const value = (product[k] as number) * (rates[from + k] as number)
    product[k] = value
    if (value > largest) largest = value
  }
  if (largest >= small) return
  for (let k = 0; k < product.length; k++) product[k] = (product[k] as number) * scale
}

/** Smoothed rates are above 1e-15: so many of them, multiplied, are still far from the smallest double. */
export const uncheckedLabels = 16

/** The product of a prior and the rates of many labels, rescaled on the way. */
export function multiplyChecked(
  product: Float64Array,
  { classPriors, rates }: Pick<Confusion, "classPriors" | "rates">,
  cells: Int32Array,
  start: number,
  end: number,
): void {
  product.set(classPriors)
  for (let label = start; label < end; label++) multiplyRates(product, rates, cells[label] as number)
}

/** Writes a probability. Returns by how much it moved. */
export function writeOne(posteriors: Float64Array, at: number, value: number): number {
  const moved = Math.abs(value - (posteriors[at] as number))
  posteriors[at] = value
  return moved
}

/** A move is held against the largest so far, which hardly ever changes: such a branch costs nothing. */
export function larger(largest: number, moved: number): number {
  return moved > largest ? moved : largest
}

/**
 * Writes a product into a posterior row so that it comes to 1.
 * @returns the largest move of a probability
 */
export function writeNormalised(posteriors: Float64Array, row: number, product: Float64Array): number {
  let total = 0
  for (let k = 0; k < product.length; k++) total += product[k] as number
  let delta = 0
  for (let k = 0; k < product.length; k++) {
    const value = (product[k] as number) / total
    const moved = Math.abs(value - (posteriors[row + k] as number))
    if (moved > delta) delta = moved
    posteriors[row + k] = value
  }
  return delta
}
