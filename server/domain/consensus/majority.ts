import {
  countConfusion,
  defaultSmoothing,
  estimatePriors,
  estimateRates,
  makeConfusion,
  publishSkills,
} from "./confusion"
import type { Fit, FitOptions } from "./fit"
import type { Observations } from "./observations"

/**
 * Majority: the posterior of a class is its share of the labels. A tie stays a tie in the posterior, for a moderator
 * or for more labels; it is never broken by the order of classes. Skills are counted against the shares.
 */
export function fitMajority(observations: Observations, _options: FitOptions = {}): Fit {
  return fitOf("majority", observations, labelShares(observations))
}

/** Share of each class among the labels of each task; a gold's row is certain. */
export function labelShares(observations: Observations): Float64Array {
  const { classCount, taskIds, taskStarts, classIndexes } = observations
  const shares = new Float64Array(taskIds.length * classCount)
  for (let task = 0; task < taskIds.length; task++) {
    const start = taskStarts[task] as number
    const end = taskStarts[task + 1] as number
    for (let label = start; label < end; label++) {
      const cell = task * classCount + (classIndexes[label] as number)
      shares[cell] = (shares[cell] as number) + 1
    }
    for (let k = 0; k < classCount; k++) {
      shares[task * classCount + k] = (shares[task * classCount + k] as number) / (end - start)
    }
  }
  clampGolds(observations, shares)
  return shares
}

/** Makes the rows of golds certain. */
export function clampGolds({ goldClasses, classCount }: Observations, posteriors: Float64Array): void {
  for (let task = 0; task < goldClasses.length; task++) {
    const gold = goldClasses[task] as number
    if (gold < 0) continue
    posteriors.fill(0, task * classCount, (task + 1) * classCount)
    posteriors[task * classCount + gold] = 1
  }
}

/** Shares come to 1 but for a rounding; it must not make a probability of more than 1. */
export function holdAtOne(posteriors: Float64Array): void {
  for (let at = 0; at < posteriors.length; at++) if ((posteriors[at] as number) > 1) posteriors[at] = 1
}

/** A fit without passes: priors and skills are counted once, from the posteriors. */
export function fitOf(method: Fit["method"], observations: Observations, posteriors: Float64Array): Fit {
  const confusion = makeConfusion(observations)
  countConfusion(observations, posteriors, confusion, defaultSmoothing)
  estimatePriors(confusion, observations.taskIds.length, defaultSmoothing)
  estimateRates(confusion, defaultSmoothing)
  const { classPriors } = confusion
  const skills = publishSkills(confusion)
  return { method, posteriors, classPriors, skills, iterations: 1, delta: 0, isConverged: true }
}
