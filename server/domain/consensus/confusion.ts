import type { FittedSkills } from "./fit"
import type { Observations } from "./observations"

/**
 * Confusion counts and rates are laid out by labeler, then answered class, then true class, so that the inner loops
 * over true classes go straight through memory.
 */
export interface Confusion {
  /** Expected labels by (labeler, answered, true). */
  readonly counts: Float64Array
  /** Probability of answering, given true, after smoothing. */
  readonly rates: Float64Array
  /** The same over all labelers, by (answered, true). */
  readonly pooledRates: Float64Array
  readonly classPriors: Float64Array
  /** Expected tasks by class, pseudo-counts included. */
  readonly classTotals: Float64Array
}

/** Pseudo-counts of Dirichlet smoothing. */
export interface Smoothing {
  /** By labeler and true class, shaped like the rates of all labelers: somebody with few labels is taken for one of them. */
  readonly towardPooled: number
  /** By cell of the pooled rates, and by class of the priors. */
  readonly towardFlat: number
}

export const defaultSmoothing: Smoothing = { towardPooled: 3, towardFlat: 1 }

export function makeConfusion({ classCount, labelerIds }: Observations): Confusion {
  const cells = classCount * classCount
  return {
    counts: new Float64Array(labelerIds.length * cells),
    rates: new Float64Array(labelerIds.length * cells),
    pooledRates: new Float64Array(cells),
    classPriors: new Float64Array(classCount),
    classTotals: new Float64Array(classCount),
  }
}

/** Counts labels and tasks under the posteriors. */
export function countConfusion(
  observations: Observations,
  posteriors: Float64Array,
  confusion: Confusion,
  smoothing: Smoothing,
): void {
  const { classCount, taskIds, taskStarts, labelerIndexes, classIndexes } = observations
  const { counts, classTotals } = confusion
  counts.fill(0)
  classTotals.fill(smoothing.towardFlat)
  for (let task = 0; task < taskIds.length; task++) {
    const row = task * classCount
    const end = taskStarts[task + 1] as number
    for (let label = taskStarts[task] as number; label < end; label++) {
      const cell =
        ((labelerIndexes[label] as number) * classCount + (classIndexes[label] as number)) * classCount
      for (let k = 0; k < classCount; k++) {
        counts[cell + k] = (counts[cell + k] as number) + (posteriors[row + k] as number)
      }
    }
    for (let k = 0; k < classCount; k++) {
      classTotals[k] = (classTotals[k] as number) + (posteriors[row + k] as number)
    }
  }
}

/** Class priors from the counted tasks, smoothed. */
export function estimatePriors(
  { classPriors, classTotals }: Confusion,
  taskCount: number,
  smoothing: Smoothing,
): void {
  const total = taskCount + classPriors.length * smoothing.towardFlat
  for (let k = 0; k < classPriors.length; k++) classPriors[k] = (classTotals[k] as number) / total
}

/** Rates from the counts: those of all labelers first, then each labeler's own, smoothed toward them. */
export function estimateRates(confusion: Confusion, smoothing: Smoothing): void {
  const { counts, rates, pooledRates, classPriors } = confusion
  poolRates(confusion, smoothing.towardFlat)
  const cells = pooledRates.length
  for (let start = 0; start < counts.length; start += cells) {
    normalise(counts, start, rates, start, classPriors.length, smoothing.towardPooled, pooledRates)
  }
}

/** The rates of all labelers together, from the counts. */
export function poolRates({ counts, pooledRates, classPriors }: Confusion, towardFlat: number): void {
  const cells = pooledRates.length
  pooledRates.fill(0)
  for (let start = 0; start < counts.length; start += cells) {
    for (let cell = 0; cell < cells; cell++) {
      pooledRates[cell] = (pooledRates[cell] as number) + (counts[start + cell] as number)
    }
  }
  normalise(pooledRates, 0, pooledRates, 0, classPriors.length, towardFlat, null)
}

/** For each true class: (count + pseudo-count) / total. Without a shape the pseudo-counts are the same in each cell. */
export function normalise(
  counts: Float64Array,
  from: number,
  rates: Float64Array,
  to: number,
  classCount: number,
  strength: number,
  shape: Float64Array | null,
): void {
  for (let k = 0; k < classCount; k++) {
    let total = shape === null ? strength * classCount : strength
    for (let c = 0; c < classCount; c++) total += counts[from + c * classCount + k] as number
    for (let c = 0; c < classCount; c++) {
      const cell = c * classCount + k
      const pseudo = shape === null ? strength : strength * (shape[cell] as number)
      rates[to + cell] = ((counts[from + cell] as number) + pseudo) / total
    }
  }
}

/** Rates as they are published: a row a true class, and each labeler's chance of being right. */
export function publishSkills(confusion: Confusion): FittedSkills {
  const { rates, pooledRates, classPriors } = confusion
  const classCount = classPriors.length
  const cells = classCount * classCount
  const confusions = new Float64Array(rates.length)
  const accuracies = new Float64Array(rates.length / cells)
  for (let start = 0; start < rates.length; start += cells) transpose(rates, confusions, start, classCount)
  for (let labeler = 0; labeler < accuracies.length; labeler++) {
    let accuracy = 0
    for (let k = 0; k < classCount; k++) {
      accuracy += (classPriors[k] as number) * (rates[labeler * cells + k * classCount + k] as number)
    }
    accuracies[labeler] = accuracy
  }
  const pooledConfusion = new Float64Array(cells)
  transpose(pooledRates, pooledConfusion, 0, classCount)
  return { confusions, pooledConfusion, accuracies }
}

function transpose(source: Float64Array, target: Float64Array, start: number, classCount: number): void {
  for (let c = 0; c < classCount; c++) {
    for (let k = 0; k < classCount; k++) {
      target[start + k * classCount + c] = source[start + c * classCount + k] as number
    }
  }
}
