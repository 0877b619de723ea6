import type { Observations } from "./observations"

/** How far apart two classes are: different or not, by rank, or by their index. */
export type AlphaMetric = "nominal" | "ordinal" | "interval"

/**
 * Krippendorff's alpha, the reliability of labels beyond chance: 1 is full agreement, 0 what chance gives (Computing
 * Krippendorff's Alpha-Reliability, 2011). Tasks with one label are left out. Null where no two labels can be
 * compared or only one class was ever used. Golds are labels like others: what is known of them does not count.
 */
export function krippendorffAlpha(
  observations: Observations,
  metric: AlphaMetric = "nominal",
): number | null {
  const { classCount, taskIds, taskStarts, classIndexes } = observations
  const totals = classTotals(observations)
  const distances = distancesOf(metric, totals)
  const counts = new Float64Array(classCount)
  let pairable = 0
  let observed = 0
  for (let task = 0; task < taskIds.length; task++) {
    const start = taskStarts[task] as number
    const end = taskStarts[task + 1] as number
    if (end - start < 2) continue
    counts.fill(0)
    for (let label = start; label < end; label++) {
      const k = classIndexes[label] as number
      counts[k] = (counts[k] as number) + 1
    }
    pairable += end - start
    observed += weightedPairs(counts, distances) / (end - start - 1)
  }
  const expected = weightedPairs(totals, distances)
  return expected === 0 ? null : 1 - ((pairable - 1) * observed) / expected
}

/** Labels by class, over tasks with two labels or more. */
function classTotals({ classCount, taskIds, taskStarts, classIndexes }: Observations): Float64Array {
  const totals = new Float64Array(classCount)
  for (let task = 0; task < taskIds.length; task++) {
    const start = taskStarts[task] as number
    const end = taskStarts[task + 1] as number
    if (end - start < 2) continue
    for (let label = start; label < end; label++) {
      const k = classIndexes[label] as number
      totals[k] = (totals[k] as number) + 1
    }
  }
  return totals
}

/** Sum over ordered pairs of different classes of count x count x distance. */
function weightedPairs(counts: Float64Array, distances: Float64Array): number {
  const classCount = counts.length
  let sum = 0
  for (let a = 0; a < classCount; a++) {
    for (let b = 0; b < classCount; b++) {
      sum += (counts[a] as number) * (counts[b] as number) * (distances[a * classCount + b] as number)
    }
  }
  return sum
}

/** Squared differences between classes, row-major. */
function distancesOf(metric: AlphaMetric, totals: Float64Array): Float64Array {
  const classCount = totals.length
  const distances = new Float64Array(classCount * classCount)
  for (let a = 0; a < classCount; a++) {
    for (let b = 0; b < classCount; b++) {
      const difference =
        a === b ? 0 : metric === "nominal" ? 1 : metric === "interval" ? a - b : rankGap(totals, a, b)
      distances[a * classCount + b] = difference * difference
    }
  }
  return distances
}

/** Labels between the middles of two classes. */
function rankGap(totals: Float64Array, a: number, b: number): number {
  const low = a < b ? a : b
  const high = a < b ? b : a
  let gap = -((totals[low] as number) + (totals[high] as number)) / 2
  for (let k = low; k <= high; k++) gap += totals[k] as number
  return gap
}
