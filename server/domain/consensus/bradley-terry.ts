import { DomainError } from "../errors"
import { naturalLogarithm } from "./arithmetic"
import { inverseOf } from "./inverse"
import { squareRoot } from "./skill"

/** What is known of one comparison, or of a pair's settled label. */
export interface Comparison {
  readonly itemA: string
  readonly itemB: string
  /** How much of it A won, in [0, 1]: 1, 0, 0.5 for equal, or a posterior, so that skilled labelers count for more. */
  readonly shareA: number
}

/** An item's place on the scale: the logarithm of its strength, the mean of all items being 0. */
export interface Standing {
  readonly itemId: string
  readonly score: number
  /** 95 % interval of the score; null among more items than `mostItemsForIntervals`. */
  readonly interval: { readonly low: number; readonly high: number } | null
  readonly comparisonCount: number
}

export interface BradleyTerryFit {
  /** By item id. */
  readonly standings: readonly Standing[]
  readonly iterations: number
  readonly isConverged: boolean
}

/** The intervals need the inverse of a square matrix over all items. */
export const mostItemsForIntervals = 600

const mostIterations = 2000
/** No strength moves by more than this share of itself. */
const tolerance = 1e-9
const z = 1.959964

interface Pairs {
  readonly itemIds: readonly string[]
  readonly a: Int32Array
  readonly b: Int32Array
  readonly wins: Float64Array
  readonly counts: Int32Array
}

/**
 * Bradley and Terry's model (1952, Biometrika 39): A beats B with probability a / (a + b). Found by Hunter's MM
 * iteration (2004, Annals of Statistics 32), which needs no step size; the intervals are those of the observed
 * information at the maximum, of scores less their mean. Each item also half beats an item of strength 1, so that
 * unbeaten items stay finite and islands comparable.
 * @param priorComparisons how many such half-won comparisons each item has, above 0
 * @throws DomainError BAD_INPUT with `fault`: no_comparisons, same_item, share_outside
 */
export function fitBradleyTerry(comparisons: readonly Comparison[], priorComparisons = 0.5): BradleyTerryFit {
  const pairs = readPairs(comparisons)
  const strengths = new Float64Array(pairs.itemIds.length).fill(1)
  let delta = 1
  let iterations = 0
  while (iterations < mostIterations && delta > tolerance) {
    delta = improve(pairs, strengths, priorComparisons)
    iterations++
  }
  const logarithms = strengths.map(naturalLogarithm)
  const mean = logarithms.reduce((sum, score) => sum + score, 0) / strengths.length
  const errors = standardErrors(pairs, strengths, priorComparisons)
  const standings = pairs.itemIds.map((itemId, item): Standing => {
    const score = (logarithms[item] as number) - mean
    const reach = z * (errors?.[item] ?? 0)
    const interval = errors === null ? null : { low: score - reach, high: score + reach }
    return { itemId, score, interval, comparisonCount: pairs.counts[item] as number }
  })
  return { standings, iterations, isConverged: delta <= tolerance }
}

/** Comparisons by number, in one order whatever the order given: by items, then by share. */
function readPairs(comparisons: readonly Comparison[]): Pairs {
  if (comparisons.length === 0) throw fault("no_comparisons", "There are no comparisons to rank by.")
  const itemIds = [...new Set(comparisons.flatMap(({ itemA, itemB }) => [itemA, itemB]))].sort()
  const places = new Map(itemIds.map((id, place) => [id, place]))
  const sorted = comparisons
    .map(({ itemA, itemB, shareA }) => {
      if (itemA === itemB) throw fault("same_item", `${itemA} is compared with itself.`)
      if (!(shareA >= 0 && shareA <= 1)) throw fault("share_outside", "A share lies outside 0 to 1.")
      const [a, b] = [places.get(itemA) ?? 0, places.get(itemB) ?? 0]
      return a < b ? { a, b, share: shareA } : { a: b, b: a, share: 1 - shareA }
    })
    .sort((x, y) => x.a - y.a || x.b - y.b || x.share - y.share)
  const wins = new Float64Array(itemIds.length)
  const counts = new Int32Array(itemIds.length)
  for (const { a, b, share } of sorted) {
    wins[a] = (wins[a] as number) + share
    wins[b] = (wins[b] as number) + (1 - share)
    counts[a] = (counts[a] as number) + 1
    counts[b] = (counts[b] as number) + 1
  }
  return {
    itemIds,
    a: Int32Array.from(sorted, (one) => one.a),
    b: Int32Array.from(sorted, (one) => one.b),
    wins,
    counts,
  }
}

/** One step of MM over all items, and one over their common scale, which else is slow. The largest relative move. */
function improve({ a, b, wins }: Pairs, strengths: Float64Array, prior: number): number {
  const loads = strengths.map((strength) => prior / (strength + 1))
  for (let at = 0; at < a.length; at++) {
    const [x, y] = [a[at] as number, b[at] as number]
    const load = 1 / ((strengths[x] as number) + (strengths[y] as number))
    loads[x] = (loads[x] as number) + load
    loads[y] = (loads[y] as number) + load
  }
  let beaten = 0
  for (const strength of strengths) beaten += strength / (strength + 1)
  const growth = strengths.length / 2 / beaten
  let delta = 0
  for (let item = 0; item < strengths.length; item++) {
    const next = (growth * ((wins[item] as number) + prior / 2)) / (loads[item] as number)
    const ratio = next / (strengths[item] as number)
    const moved = ratio > 1 ? ratio - 1 : 1 - ratio
    if (moved > delta) delta = moved
    strengths[item] = next
  }
  return delta
}

/** Of each centred score: from the inverse of the information in the logarithms of strengths. */
function standardErrors({ a, b }: Pairs, strengths: Float64Array, prior: number): Float64Array | null {
  const size = strengths.length
  if (size > mostItemsForIntervals) return null
  const information = new Float64Array(size * size)
  const add = (row: number, column: number, value: number) => {
    information[row * size + column] = (information[row * size + column] as number) + value
  }
  for (let at = 0; at < a.length; at++) {
    const [x, y] = [a[at] as number, b[at] as number]
    const chance = (strengths[x] as number) / ((strengths[x] as number) + (strengths[y] as number))
    const value = chance * (1 - chance)
    add(x, x, value)
    add(y, y, value)
    add(x, y, -value)
    add(y, x, -value)
  }
  for (let item = 0; item < size; item++) {
    const chance = (strengths[item] as number) / ((strengths[item] as number) + 1)
    add(item, item, prior * chance * (1 - chance))
  }
  const covariance = inverseOf(information, size)
  const rowMeans = Float64Array.from({ length: size }, (_, row) => {
    let sum = 0
    for (let column = 0; column < size; column++) sum += covariance[row * size + column] as number
    return sum / size
  })
  const mean = rowMeans.reduce((sum, one) => sum + one, 0) / size
  return rowMeans.map((rowMean, item) =>
    squareRoot((covariance[item * size + item] as number) - 2 * rowMean + mean),
  )
}

function fault(name: string, message: string): DomainError {
  return new DomainError("BAD_INPUT", message, { fault: name })
}
