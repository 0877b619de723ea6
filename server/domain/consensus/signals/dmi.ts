import { sharedTable } from "../agreement/cohen-kappa"
import type { Observations } from "../observations"
import { forEachPair, pairsSharing } from "./shared-tasks"

/**
 * Determinant of a square matrix, row-major, by elimination with the largest pivot: exact order, no logarithms.
 * Time is the third power of the size.
 */
export function determinantOf(matrix: ArrayLike<number>, size: number): number {
  const rows = Float64Array.from(matrix)
  let determinant = 1
  for (let column = 0; column < size; column++) {
    const pivot = largestBelow(rows, size, column)
    const value = rows[pivot * size + column] as number
    if (value === 0) return 0
    if (pivot !== column) determinant = -determinant
    swapRows(rows, size, pivot, column)
    determinant *= value
    for (let row = column + 1; row < size; row++) {
      const factor = (rows[row * size + column] as number) / value
      for (let k = column; k < size; k++) {
        rows[row * size + k] = (rows[row * size + k] as number) - factor * (rows[column * size + k] as number)
      }
    }
  }
  return determinant
}

function largestBelow(rows: Float64Array, size: number, column: number): number {
  let pivot = column
  for (let row = column + 1; row < size; row++) {
    const isLarger =
      Math.abs(rows[row * size + column] as number) > Math.abs(rows[pivot * size + column] as number)
    if (isLarger) pivot = row
  }
  return pivot
}

function swapRows(rows: Float64Array, size: number, a: number, b: number): void {
  if (a === b) return
  for (let k = 0; k < size; k++) {
    const kept = rows[a * size + k] as number
    rows[a * size + k] = rows[b * size + k] as number
    rows[b * size + k] = kept
  }
}

/**
 * The pay of the DMI-Mechanism (Kong, Dominantly Truthful Multi-task Peer Prediction with a Constant Number of Tasks,
 * SODA 2020): product of the determinants of two halves' joint distributions, an unbiased estimate of the squared
 * determinant mutual information. Scaled so that two who always agree on evenly common classes come to 1; about 0 for
 * answers that say nothing of each other, however often they agree. Swapping classes all the time changes nothing.
 * @param halves joint counts of the two halves of the shared tasks, row-major, each of one task or more
 */
export function dmiScore(
  halves: readonly [ArrayLike<number>, ArrayLike<number>],
  classCount: number,
): number {
  return scaledDeterminant(halves[0], classCount) * scaledDeterminant(halves[1], classCount)
}

// Each cell as a share of its half, times the number of classes: the determinant of full agreement is then 1.
function scaledDeterminant(counts: ArrayLike<number>, classCount: number): number {
  const cells = Float64Array.from(counts)
  let total = 0
  for (const cell of cells) total += cell
  if (total === 0) return 0
  return determinantOf(
    cells.map((cell) => (cell * classCount) / total),
    classCount,
  )
}

/** What a labeler's answers tell of those of others, by Kong's score. */
export interface LabelerInformation {
  /** Mean score over peers, each weighed by the tasks shared; null where nobody shares enough. */
  readonly score: number | null
  readonly peerCount: number
}

/** Shared tasks below which two labelers are not compared: the mechanism needs two a class, a figure needs more. */
export function leastSharedFor(classCount: number): number {
  return Math.max(10, 2 * classCount)
}

/** Kong's score of every labeler, in the order of labeler ids. Shared tasks are halved by turns, in task order. */
export function measureInformation(observations: Observations): readonly LabelerInformation[] {
  const { classCount, labelerIds, labelerIndexes, classIndexes } = observations
  const pairs = pairsSharing(observations, leastSharedFor(classCount))
  const cells = classCount * classCount
  const joint = new Float64Array(pairs.firsts.length * 2 * cells)
  const shared = new Int32Array(pairs.firsts.length)
  forEachPair(observations, (_task, a, b) => {
    const place = pairs.placeOf(labelerIndexes[a] as number, labelerIndexes[b] as number)
    if (place === -1) return
    const half = (shared[place] as number) % 2
    const cell = (classIndexes[a] as number) * classCount + (classIndexes[b] as number)
    const at = (place * 2 + half) * cells + cell
    joint[at] = (joint[at] as number) + 1
    shared[place] = (shared[place] as number) + 1
  })
  const sums = labelerIds.map(() => ({ score: 0, weight: 0, peerCount: 0 }))
  for (let place = 0; place < pairs.firsts.length; place++) {
    const at = place * 2 * cells
    const halves = [joint.subarray(at, at + cells), joint.subarray(at + cells, at + 2 * cells)] as const
    const score = dmiScore(halves, classCount)
    const weight = shared[place] as number
    for (const labeler of [pairs.firsts[place] as number, pairs.seconds[place] as number]) {
      const sum = sums[labeler]
      if (sum === undefined) continue
      sum.score += score * weight
      sum.weight += weight
      sum.peerCount++
    }
  }
  return sums.map(({ score, weight, peerCount }) => ({
    score: weight === 0 ? null : score / weight,
    peerCount,
  }))
}

/** Determinant mutual information of two labelers over all tasks they share, scaled as `dmiScore`; 0 without any. */
export function mutualInformation(observations: Observations, first: number, second: number): number {
  return Math.abs(scaledDeterminant(sharedTable(observations, first, second).flat(), observations.classCount))
}
