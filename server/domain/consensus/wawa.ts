import type { Fit, FitOptions } from "./fit"
import { type Foresight, ForesightCount } from "./foresight"
import { clampGolds, fitOf, labelShares } from "./majority"
import type { Observations } from "./observations"

/**
 * Worker agreement with aggregate (Appen's Wawa): each label weighs the share of its labeler's answers that agree
 * with the majority (with the gold where it is known; a tie of n classes counts one n-th), and the posterior is the
 * share of the weights.
 */
export function fitWawa(observations: Observations, _options: FitOptions = {}): Fit {
  return fitOf("wawa", observations, weightedShares(observations, agreementShares(observations)))
}

/** Agreement of labels with the majority, or with the gold where it is known. */
interface Agreements {
  /** By label: 1 where it agrees, one n-th where n classes are tied and it is one of them, else 0. */
  readonly byLabel: Float64Array
  /** By labeler: the sum of those, and the number of labels. */
  readonly sums: Float64Array
  readonly totals: Float64Array
}

function countAgreements(observations: Observations): Agreements {
  const { classCount, taskIds, labelerIds, taskStarts, labelerIndexes, classIndexes } = observations
  const shares = labelShares(observations)
  const byLabel = new Float64Array(classIndexes.length)
  const sums = new Float64Array(labelerIds.length)
  const totals = new Float64Array(labelerIds.length)
  for (let task = 0; task < taskIds.length; task++) {
    const row = task * classCount
    let most = 0
    for (let k = 0; k < classCount; k++)
      if ((shares[row + k] as number) > most) most = shares[row + k] as number
    let tied = 0
    for (let k = 0; k < classCount; k++) if (shares[row + k] === most) tied++
    for (let label = taskStarts[task] as number; label < (taskStarts[task + 1] as number); label++) {
      const labeler = labelerIndexes[label] as number
      const agreed = shares[row + (classIndexes[label] as number)] === most ? 1 / tied : 0
      byLabel[label] = agreed
      sums[labeler] = (sums[labeler] as number) + agreed
      totals[labeler] = (totals[labeler] as number) + 1
    }
  }
  return { byLabel, sums, totals }
}

function agreementShares(observations: Observations): Float64Array {
  const { sums, totals } = countAgreements(observations)
  return sums.map((sum, labeler) => sum / (totals[labeler] as number))
}

/** Foresight of Wawa, each task left out in turn; a labeler's weight without it is drawn to all by one pseudo-label. */
export function foresightOfWawa(observations: Observations): Foresight {
  const { classCount, taskIds, taskStarts, labelerIndexes, classIndexes, goldClasses } = observations
  const { byLabel, sums, totals } = countAgreements(observations)
  let overall = 0
  for (const agreed of byLabel) overall += agreed / byLabel.length
  const weightOf = (label: number) => {
    const labeler = labelerIndexes[label] as number
    return ((sums[labeler] as number) - (byLabel[label] as number) + overall) / (totals[labeler] as number)
  }
  const count = new ForesightCount(classCount)
  const found = new Float64Array(classCount)
  const others = new Float64Array(classCount)
  for (let task = 0; task < taskIds.length; task++) {
    const start = taskStarts[task] as number
    const end = taskStarts[task + 1] as number
    found.fill(0)
    for (let label = start; label < end; label++) {
      const answered = classIndexes[label] as number
      found[answered] = (found[answered] as number) + weightOf(label)
    }
    const gold = goldClasses[task] as number
    if (gold >= 0) count.addGold(found, gold)
    if (end - start < 2) continue
    for (let label = start; label < end; label++) {
      const answered = classIndexes[label] as number
      others.set(found)
      others[answered] = (found[answered] as number) - weightOf(label)
      count.addLabel(others, answered)
    }
  }
  return count.finish()
}

function weightedShares(observations: Observations, weights: Float64Array): Float64Array {
  const { classCount, taskIds, taskStarts, labelerIndexes, classIndexes } = observations
  const shares = labelShares(observations)
  for (let task = 0; task < taskIds.length; task++) {
    const row = task * classCount
    const end = taskStarts[task + 1] as number
    let total = 0
    for (let label = taskStarts[task] as number; label < end; label++) {
      total += weights[labelerIndexes[label] as number] as number
    }
    if (total === 0) continue
    shares.fill(0, row, row + classCount)
    for (let label = taskStarts[task] as number; label < end; label++) {
      const cell = row + (classIndexes[label] as number)
      shares[cell] = (shares[cell] as number) + (weights[labelerIndexes[label] as number] as number) / total
    }
  }
  clampGolds(observations, shares)
  return shares
}
