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
