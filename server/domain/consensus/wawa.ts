import type { Fit, FitOptions } from "./fit"
import { clampGolds, fitOf, holdAtOne, labelShares } from "./majority"
import type { Observations } from "./observations"

/**
 * Worker agreement with aggregate (Appen's Wawa): each label weighs the share of its labeler's answers that agree
 * with the majority (with the gold where it is known; a tie of n classes counts one n-th), and the posterior is the
 * share of the weights.
 */
export function fitWawa(observations: Observations, _options: FitOptions = {}): Fit {
  return fitOf("wawa", observations, weightedShares(observations, agreementShares(observations)))
}

/** By labeler: share of answers that agree with the aggregate. */
function agreementShares(observations: Observations): Float64Array {
  const { classCount, taskIds, labelerIds, taskStarts, labelerIndexes, classIndexes } = observations
  const shares = labelShares(observations)
  const agreed = new Float64Array(labelerIds.length)
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
      totals[labeler] = (totals[labeler] as number) + 1
      const isAgreed = shares[row + (classIndexes[label] as number)] === most
      if (isAgreed) agreed[labeler] = (agreed[labeler] as number) + 1 / tied
    }
  }
  // Of labels that were held out a labeler may have none left.
  return agreed.map((sum, labeler) => (totals[labeler] === 0 ? 0 : sum / (totals[labeler] as number)))
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
  holdAtOne(shares)
  clampGolds(observations, shares)
  return shares
}
