import { type BootstrapOptions, bootstrapEstimate, type Estimate } from "./agreement/bootstrap"
import { classCountsOf, labelCountAt } from "./agreement/class-counts"
import type { Observations } from "./observations"

/** How far apart two classes are: different or not, by rank, by their values, or by values that have a zero. */
export type AlphaMetric = "nominal" | "ordinal" | "interval" | "ratio"

export interface AlphaOptions {
  /** The number that each class stands for, for interval and ratio; its index where nothing is said. */
  readonly classValues?: ArrayLike<number>
  /** How often each task counts; once where nothing is said. */
  readonly draws?: Float64Array
}

/**
 * Krippendorff's alpha, the reliability of labels beyond chance: 1 is full agreement, 0 what chance gives (Computing
 * Krippendorff's Alpha-Reliability, 2011). Tasks with one label are left out. Null where no two labels can be
 * compared or only one class was ever used. Golds are labels like others: what is known of them does not count.
 */
export function krippendorffAlpha(
  observations: Observations,
  metric: AlphaMetric = "nominal",
  { classValues, draws }: AlphaOptions = {},
): number | null {
  return alphaOfCounts(observations, classCountsOf(observations), metric, classValues, draws)
}

/** Alpha with its interval: bootstrap over tasks, 95 %. Null where alpha is. */
export function estimateAlpha(
  observations: Observations,
  metric: AlphaMetric = "nominal",
  { classValues, ...bootstrap }: Pick<AlphaOptions, "classValues"> & BootstrapOptions = {},
): Estimate | null {
  const counts = classCountsOf(observations)
  return bootstrapEstimate(
    observations.taskIds.length,
    (draws) => alphaOfCounts(observations, counts, metric, classValues, draws),
    bootstrap,
  )
}

function alphaOfCounts(
  observations: Observations,
  counts: Float64Array,
  metric: AlphaMetric,
  classValues: ArrayLike<number> | undefined,
  draws: Float64Array | undefined,
): number | null {
  const { classCount, taskIds } = observations
  const totals = classTotals(observations, counts, draws)
  const distances = distancesOf(metric, totals, classValues)
  let pairable = 0
  let observed = 0
  for (let task = 0; task < taskIds.length; task++) {
    const labelCount = labelCountAt(observations, task)
    const drawn = draws === undefined ? 1 : (draws[task] as number)
    if (labelCount < 2 || drawn === 0) continue
    pairable += drawn * labelCount
    observed += (drawn * weightedPairs(counts, task * classCount, distances, classCount)) / (labelCount - 1)
  }
  const expected = weightedPairs(totals, 0, distances, classCount)
  return expected === 0 ? null : 1 - ((pairable - 1) * observed) / expected
}

/** Labels by class, over tasks with two labels or more. */
function classTotals(
  observations: Observations,
  counts: Float64Array,
  draws: Float64Array | undefined,
): Float64Array {
  const { classCount, taskIds } = observations
  const totals = new Float64Array(classCount)
  for (let task = 0; task < taskIds.length; task++) {
    if (labelCountAt(observations, task) < 2) continue
    const drawn = draws === undefined ? 1 : (draws[task] as number)
    for (let k = 0; k < classCount; k++) {
      totals[k] = (totals[k] as number) + drawn * (counts[task * classCount + k] as number)
    }
  }
  return totals
}

/** Sum over ordered pairs of different classes of count x count x distance. */
function weightedPairs(
  counts: Float64Array,
  from: number,
  distances: Float64Array,
  classCount: number,
): number {
  let sum = 0
  for (let a = 0; a < classCount; a++) {
    const count = counts[from + a] as number
    if (count === 0) continue
    for (let b = 0; b < classCount; b++) {
      sum += count * (counts[from + b] as number) * (distances[a * classCount + b] as number)
    }
  }
  return sum
}

/** Squared differences between classes, row-major. */
function distancesOf(
  metric: AlphaMetric,
  totals: Float64Array,
  classValues: ArrayLike<number> | undefined,
): Float64Array {
  const classCount = totals.length
  const distances = new Float64Array(classCount * classCount)
  for (let a = 0; a < classCount; a++) {
    for (let b = 0; b < classCount; b++) {
      const difference = a === b ? 0 : differenceOf(metric, totals, classValues, a, b)
      distances[a * classCount + b] = difference * difference
    }
  }
  return distances
}

function differenceOf(
  metric: AlphaMetric,
  totals: Float64Array,
  classValues: ArrayLike<number> | undefined,
  a: number,
  b: number,
): number {
  if (metric === "nominal") return 1
  if (metric === "ordinal") return rankGap(totals, a, b)
  const first = classValues?.[a] ?? a
  const second = classValues?.[b] ?? b
  if (metric === "interval") return first - second
  return first + second === 0 ? 0 : (first - second) / (first + second)
}

/** Labels between the middles of two classes. */
function rankGap(totals: Float64Array, a: number, b: number): number {
  const low = a < b ? a : b
  const high = a < b ? b : a
  let gap = -((totals[low] as number) + (totals[high] as number)) / 2
  for (let k = low; k <= high; k++) gap += totals[k] as number
  return gap
}
