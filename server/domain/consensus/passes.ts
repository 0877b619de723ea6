import {
  type Confusion,
  countConfusion,
  defaultSmoothing,
  makeConfusion,
  publishSkills,
  type Smoothing,
} from "./confusion"
import type { ConsensusMethod, Fit, FitOptions } from "./fit"
import type { LabelerModel } from "./labeler-model"
import { Leap } from "./leap"
import { labelShares } from "./majority"
import type { Observations } from "./observations"
import { multiplyRates, scale, small, writeNormalised } from "./product"

const defaultMaxIterations = 500
const defaultTolerance = 1e-3
/** Passes after which a fit that still moves is helped along. Most need fewer. */
const patientPasses = 3

/**
 * Expectation maximization from label shares, golds clamped: estimates rates from counts, then posteriors from rates
 * and counts from posteriors in one walk over the labels, until no probability moves. Slow fits are helped by
 * extrapolating the counts (`Leap`); they have converged only when a plain pass from there no longer moves.
 */
export function fitByPasses(
  method: ConsensusMethod,
  observations: Observations,
  options: FitOptions,
  model: LabelerModel,
  smoothing: Smoothing = defaultSmoothing,
): Fit {
  const maxIterations = options.maxIterations ?? defaultMaxIterations
  const tolerance = options.tolerance ?? defaultTolerance
  const posteriors = labelShares(observations)
  const confusion = makeConfusion(observations)
  const walk = observations.classCount === 2 ? walkTwoClasses : walkClasses
  const cells = cellsOf(observations)
  const leap = new Leap(confusion)
  countConfusion(observations, posteriors, confusion, smoothing)
  let delta = 1
  let iterations = 0
  while (iterations < maxIterations && delta > tolerance) {
    const hasLeapt = iterations >= patientPasses && leap.take()
    model.estimate(confusion, observations.taskIds.length)
    const moved = walk(observations, cells, posteriors, confusion, smoothing)
    delta = hasLeapt && moved <= tolerance ? tolerance * 2 : moved
    iterations++
  }
  return {
    method,
    posteriors,
    classPriors: confusion.classPriors,
    skills: publishSkills(confusion),
    iterations,
    delta,
    isConverged: delta <= tolerance,
  }
}

/** Of each label: where the rates of its labeler and class begin. */
function cellsOf({ classCount, labelerIndexes, classIndexes }: Observations): Int32Array {
  const cells = new Int32Array(classIndexes.length)
  for (let label = 0; label < cells.length; label++) {
    cells[label] =
      ((labelerIndexes[label] as number) * classCount + (classIndexes[label] as number)) * classCount
  }
  return cells
}

type Walk = (
  observations: Observations,
  cells: Int32Array,
  posteriors: Float64Array,
  confusion: Confusion,
  smoothing: Smoothing,
) => number

/** Smoothed rates are above 1e-15: so many of them, multiplied, are still far from the smallest double. */
const uncheckedLabels = 16

/** Posteriors from rates, counts from posteriors. Returns the largest move of a probability. */
const walkClasses: Walk = (observations, cells, posteriors, confusion, smoothing) => {
  const { classCount, taskIds, taskStarts, goldClasses } = observations
  const { counts, rates, classPriors, classTotals } = confusion
  const product = new Float64Array(classCount)
  counts.fill(0)
  classTotals.fill(smoothing.towardFlat)
  let delta = 0
  for (let task = 0; task < taskIds.length; task++) {
    const row = task * classCount
    const start = taskStarts[task] as number
    const end = taskStarts[task + 1] as number
    if ((goldClasses[task] as number) < 0) {
      if (end - start <= uncheckedLabels) {
        multiplyTask(product, classPriors, rates, cells, start, end)
      } else {
        product.set(classPriors)
        for (let label = start; label < end; label++) multiplyRates(product, rates, cells[label] as number)
      }
      const moved = writeNormalised(posteriors, row, product)
      if (moved > delta) delta = moved
    }
    countTask(counts, posteriors, row, classCount, cells, start, end)
    for (let k = 0; k < classCount; k++) {
      classTotals[k] = (classTotals[k] as number) + (posteriors[row + k] as number)
    }
  }
  return delta
}

// Classes are taken four at a time, in variables of their own: three times as fast as a loop over them, the same bits.
function multiplyTask(
  product: Float64Array,
  priors: Float64Array,
  rates: Float64Array,
  cells: Int32Array,
  start: number,
  end: number,
): void {
  let k = 0
  for (; k + 4 <= product.length; k += 4) {
    let a = priors[k] as number
    let b = priors[k + 1] as number
    let c = priors[k + 2] as number
    let d = priors[k + 3] as number
    for (let label = start; label < end; label++) {
      const cell = (cells[label] as number) + k
      a *= rates[cell] as number
      b *= rates[cell + 1] as number
      c *= rates[cell + 2] as number
      d *= rates[cell + 3] as number
    }
    product[k] = a
    product[k + 1] = b
    product[k + 2] = c
    product[k + 3] = d
  }
  for (; k < product.length; k++) {
    let one = priors[k] as number
    for (let label = start; label < end; label++) one *= rates[(cells[label] as number) + k] as number
    product[k] = one
  }
}

function countTask(
  counts: Float64Array,
  posteriors: Float64Array,
  row: number,
  classCount: number,
  cells: Int32Array,
  start: number,
  end: number,
): void {
  let k = 0
  for (; k + 4 <= classCount; k += 4) {
    const a = posteriors[row + k] as number
    const b = posteriors[row + k + 1] as number
    const c = posteriors[row + k + 2] as number
    const d = posteriors[row + k + 3] as number
    for (let label = start; label < end; label++) {
      const cell = (cells[label] as number) + k
      counts[cell] = (counts[cell] as number) + a
      counts[cell + 1] = (counts[cell + 1] as number) + b
      counts[cell + 2] = (counts[cell + 2] as number) + c
      counts[cell + 3] = (counts[cell + 3] as number) + d
    }
  }
  for (; k < classCount; k++) {
    const one = posteriors[row + k] as number
    for (let label = start; label < end; label++) {
      const cell = (cells[label] as number) + k
      counts[cell] = (counts[cell] as number) + one
    }
  }
}

/** The same, to the bit, without inner loops. */
const walkTwoClasses: Walk = (observations, cells, posteriors, confusion, smoothing) => {
  const { taskIds, taskStarts, goldClasses } = observations
  const { counts, rates, classPriors, classTotals } = confusion
  counts.fill(0)
  let [totalA, totalB] = [smoothing.towardFlat, smoothing.towardFlat]
  let delta = 0
  for (let task = 0; task < taskIds.length; task++) {
    const start = taskStarts[task] as number
    const end = taskStarts[task + 1] as number
    if ((goldClasses[task] as number) < 0) {
      let a = classPriors[0] as number
      let b = classPriors[1] as number
      for (let label = start; label < end; label++) {
        const cell = cells[label] as number
        a *= rates[cell] as number
        b *= rates[cell + 1] as number
        if (a < small && b < small) {
          a *= scale
          b *= scale
        }
      }
      const before = posteriors[2 * task] as number
      const beforeB = posteriors[2 * task + 1] as number
      const total = a + b
      const after = a / total
      const afterB = b / total
      const moved = after > before ? after - before : before - after
      const movedB = afterB > beforeB ? afterB - beforeB : beforeB - afterB
      if (moved > delta) delta = moved
      if (movedB > delta) delta = movedB
      posteriors[2 * task] = after
      posteriors[2 * task + 1] = afterB
    }
    const a = posteriors[2 * task] as number
    const b = posteriors[2 * task + 1] as number
    for (let label = start; label < end; label++) {
      const cell = cells[label] as number
      counts[cell] = (counts[cell] as number) + a
      counts[cell + 1] = (counts[cell + 1] as number) + b
    }
    totalA += a
    totalB += b
  }
  classTotals[0] = totalA
  classTotals[1] = totalB
  return delta
}
