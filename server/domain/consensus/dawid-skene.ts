import {
  countConfusion,
  defaultSmoothing,
  estimatePriors,
  estimateRates,
  makeConfusion,
  publishSkills,
  type Smoothing,
} from "./confusion"
import type { Fit, FitOptions } from "./fit"
import { labelShares } from "./majority"
import type { Observations } from "./observations"
import { multiplyRates, writeNormalised } from "./product"

const defaultMaxIterations = 100
const defaultTolerance = 1e-3

/**
 * Dawid and Skene's model (1979, Applied Statistics 28): each labeler has a confusion matrix, found together with the
 * posteriors by expectation maximization from label shares. Golds are clamped. Rates are smoothed toward those of all
 * labelers, so that somebody with two labels is neither perfect nor hopeless.
 */
export function fitDawidSkene(
  observations: Observations,
  options: FitOptions = {},
  smoothing: Smoothing = defaultSmoothing,
): Fit {
  const maxIterations = options.maxIterations ?? defaultMaxIterations
  const tolerance = options.tolerance ?? defaultTolerance
  const posteriors = labelShares(observations)
  const confusion = makeConfusion(observations)
  const scratch = new Float64Array(observations.classCount)
  let delta = 1
  let iterations = 0
  while (iterations < maxIterations && delta > tolerance) {
    countConfusion(observations, posteriors, confusion.counts)
    estimatePriors(posteriors, confusion.classPriors, smoothing)
    estimateRates(confusion, smoothing)
    delta = updatePosteriors(observations, posteriors, confusion.rates, confusion.classPriors, scratch)
    iterations++
  }
  const { classPriors } = confusion
  const skills = publishSkills(confusion)
  const isConverged = delta <= tolerance
  return { method: "dawid_skene", posteriors, classPriors, skills, iterations, delta, isConverged }
}

/**
 * Posterior of every task that is no gold, from rates by (labeler, answered, true).
 * @returns the largest move of a probability
 */
export function updatePosteriors(
  observations: Observations,
  posteriors: Float64Array,
  rates: Float64Array,
  priors: Float64Array,
  scratch: Float64Array,
): number {
  const { classCount, taskIds, taskStarts, labelerIndexes, classIndexes, goldClasses } = observations
  let delta = 0
  for (let task = 0; task < taskIds.length; task++) {
    if ((goldClasses[task] as number) >= 0) continue
    scratch.set(priors)
    const end = taskStarts[task + 1] as number
    for (let label = taskStarts[task] as number; label < end; label++) {
      const cell =
        ((labelerIndexes[label] as number) * classCount + (classIndexes[label] as number)) * classCount
      multiplyRates(scratch, rates, cell)
    }
    const moved = writeNormalised(posteriors, task * classCount, scratch)
    if (moved > delta) delta = moved
  }
  return delta
}
