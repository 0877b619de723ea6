import { defaultSmoothing, estimatePriors, makeConfusion, publishSkills } from "./confusion"
import { updatePosteriors } from "./dawid-skene"
import type { Fit, FitOptions } from "./fit"
import { labelShares } from "./majority"
import type { Observations } from "./observations"

const defaultMaxIterations = 100
const defaultTolerance = 1e-3
/** Pseudo-labels by which one labeler's chance of being right is drawn to that of all. */
const strength = 2

/**
 * The one-coin model: each labeler has one probability of being right, and a wrong answer falls on every other class
 * alike. Expectation maximization from label shares, golds clamped.
 */
export function fitOneCoin(observations: Observations, options: FitOptions = {}): Fit {
  const maxIterations = options.maxIterations ?? defaultMaxIterations
  const tolerance = options.tolerance ?? defaultTolerance
  const posteriors = labelShares(observations)
  const confusion = makeConfusion(observations)
  const right = new Float64Array(observations.labelerIds.length)
  const totals = labelTotals(observations)
  const scratch = new Float64Array(observations.classCount)
  let delta = 1
  let iterations = 0
  while (iterations < maxIterations && delta > tolerance) {
    countRight(observations, posteriors, right)
    estimatePriors(posteriors, confusion.classPriors, defaultSmoothing)
    writeCoins(right, totals, confusion.rates, confusion.pooledRates, observations.classCount)
    delta = updatePosteriors(observations, posteriors, confusion.rates, confusion.classPriors, scratch)
    iterations++
  }
  const { classPriors } = confusion
  const skills = publishSkills(confusion)
  return {
    method: "one_coin",
    posteriors,
    classPriors,
    skills,
    iterations,
    delta,
    isConverged: delta <= tolerance,
  }
}

function labelTotals({ labelerIds, labelerIndexes }: Observations): Float64Array {
  const totals = new Float64Array(labelerIds.length)
  for (const labeler of labelerIndexes) totals[labeler] = (totals[labeler] as number) + 1
  return totals
}

/** Expected right labels by labeler. */
function countRight(observations: Observations, posteriors: Float64Array, right: Float64Array): void {
  const { classCount, taskIds, taskStarts, labelerIndexes, classIndexes } = observations
  right.fill(0)
  for (let task = 0; task < taskIds.length; task++) {
    const end = taskStarts[task + 1] as number
    for (let label = taskStarts[task] as number; label < end; label++) {
      const labeler = labelerIndexes[label] as number
      right[labeler] =
        (right[labeler] as number) +
        (posteriors[task * classCount + (classIndexes[label] as number)] as number)
    }
  }
}

function writeCoins(
  right: Float64Array,
  totals: Float64Array,
  rates: Float64Array,
  pooledRates: Float64Array,
  classCount: number,
): void {
  let allRight = 1
  let all = classCount
  for (let labeler = 0; labeler < right.length; labeler++) {
    allRight += right[labeler] as number
    all += totals[labeler] as number
  }
  const pooled = allRight / all
  writeCoin(pooledRates, 0, pooled, classCount)
  for (let labeler = 0; labeler < right.length; labeler++) {
    const coin = ((right[labeler] as number) + strength * pooled) / ((totals[labeler] as number) + strength)
    writeCoin(rates, labeler * classCount * classCount, coin, classCount)
  }
}

function writeCoin(rates: Float64Array, start: number, coin: number, classCount: number): void {
  const wrong = (1 - coin) / (classCount - 1)
  for (let c = 0; c < classCount; c++) {
    for (let k = 0; k < classCount; k++) rates[start + c * classCount + k] = c === k ? coin : wrong
  }
}
