import { seededRandom } from "../../seeded-random"

/** A figure with the interval in which it lies. */
export interface Estimate {
  readonly value: number
  readonly low: number
  readonly high: number
}

/**
 * A figure over tasks of which each counts as often as it was drawn; null where it cannot be said.
 * @param draws by task: 1 each for the figure itself, another whole number in a resample
 */
export type DrawnFigure = (draws: Float64Array) => number | null

export interface BootstrapOptions {
  /** The same seed gives the same interval, in every engine. */
  readonly seed?: string
  /** Resamples; 1,000 where nothing is said. Time is linear in it. */
  readonly resampleCount?: number
  /** Share of resamples inside the interval, in (0, 1); 0.95 where nothing is said. */
  readonly level?: number
}

/**
 * A figure with its percentile bootstrap interval over tasks (Efron and Tibshirani, An Introduction to the Bootstrap,
 * 1993, ch. 13): tasks are drawn again with replacement, because the labels of one task are not independent. Zapf and
 * others (BMC Medical Research Methodology 16:93, 2016) recommend it for alpha and Fleiss' kappa.
 * @returns null where the figure cannot be said, or not in half of the resamples
 */
export function bootstrapEstimate(
  taskCount: number,
  figure: DrawnFigure,
  { seed = "agreement", resampleCount = 1000, level = 0.95 }: BootstrapOptions = {},
): Estimate | null {
  const draws = new Float64Array(taskCount).fill(1)
  const value = figure(draws)
  if (value === null) return null
  const random = seededRandom(seed)
  const resamples = new Float64Array(resampleCount)
  let count = 0
  for (let resample = 0; resample < resampleCount; resample++) {
    draws.fill(0)
    for (let draw = 0; draw < taskCount; draw++) {
      const task = Math.floor(random() * taskCount)
      draws[task] = (draws[task] as number) + 1
    }
    const resampled = figure(draws)
    if (resampled === null) continue
    resamples[count] = resampled
    count++
  }
  if (count * 2 < resampleCount) return null
  const sorted = resamples.subarray(0, count).sort()
  const tail = (1 - level) / 2
  return { value, low: quantileOf(sorted, tail), high: quantileOf(sorted, 1 - tail) }
}

/**
 * A quantile of sorted values, linear between neighbours (type 7 of Hyndman and Fan, 1996).
 * @param sorted ascending, one value at least
 * @param share in [0, 1]
 */
export function quantileOf(sorted: ArrayLike<number>, share: number): number {
  const place = share * (sorted.length - 1)
  const below = Math.floor(place)
  const low = sorted[below] as number
  const high = (sorted[below + 1] ?? low) as number
  return low + (place - below) * (high - low)
}
