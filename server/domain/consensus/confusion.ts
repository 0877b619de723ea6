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
  }
}

/** Counts labels under the posteriors of their tasks. */
export function countConfusion(
  observations: Observations,
  posteriors: Float64Array,
  counts: Float64Array,
): void {
  const { classCount, taskIds, taskStarts, labelerIndexes, classIndexes } = observations
  counts.fill(0)
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
  }
}

/** Class priors from the posteriors, smoothed. */
export function estimatePriors(posteriors: Float64Array, priors: Float64Array, smoothing: Smoothing): void {
  const classCount = priors.length
  priors.fill(smoothing.towardFlat)
  for (let at = 0; at < posteriors.length; at += classCount) {
    for (let k = 0; k < classCount; k++) priors[k] = (priors[k] as number) + (posteriors[at + k] as number)
  }
  const total = posteriors.length / classCount + classCount * smoothing.towardFlat
  for (let k = 0; k < classCount; k++) priors[k] = (priors[k] as number) / total
}

/** Rates from the counts: those of all labelers first, then each labeler's own, smoothed toward them. */
export function estimateRates(confusion: Confusion, smoothing: Smoothing): void {
  const { counts, rates, pooledRates } = confusion
  const cells = pooledRates.length
  pooledRates.fill(0)
  for (let start = 0; start < counts.length; start += cells) {
    for (let cell = 0; cell < cells; cell++) {
      pooledRates[cell] = (pooledRates[cell] as number) + (counts[start + cell] as number)
    }
  }
  const classCount = confusion.classPriors.length
  normalise(pooledRates, 0, pooledRates, 0, classCount, smoothing.towardFlat, null)
  for (let start = 0; start < counts.length; start += cells) {
    normalise(counts, start, rates, start, classCount, smoothing.towardPooled, pooledRates)
  }
}

// For each true class: (count + pseudo-count) / total. Without a shape the pseudo-counts are the same in each cell.
function normalise(
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
