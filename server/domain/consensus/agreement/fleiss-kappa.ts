import type { Observations } from "../observations"
import { type BootstrapOptions, bootstrapEstimate, type Estimate } from "./bootstrap"
import { classCountsOf, labelCountAt } from "./class-counts"

/**
 * Fleiss' kappa (Psychological Bulletin 76, 1971): agreement beyond chance of any labelers, as many as a task has. Tasks
 * may have different numbers of labels; those with one are left out. Interval by bootstrap over tasks, 95 %.
 * @returns null where no two labels can be compared or only one class was ever used
 */
export function fleissKappa(observations: Observations, options: BootstrapOptions = {}): Estimate | null {
  const counts = classCountsOf(observations)
  return bootstrapEstimate(
    observations.taskIds.length,
    (draws) => {
      const agreement = meanAgreement(observations, counts, draws)
      if (agreement === null) return null
      const expected = chanceAgreement(observations, counts, draws)
      return expected === 1 ? null : (agreement - expected) / (1 - expected)
    },
    options,
  )
}

/**
 * Percent agreement as a share: of the pairs of labels on a task, how many are the same, on average over tasks with two
 * labels or more; each task counts once. Interval by bootstrap over tasks, 95 %. It does not ask what chance gives.
 * @returns null where no task has two labels
 */
export function percentAgreement(
  observations: Observations,
  options: BootstrapOptions = {},
): Estimate | null {
  const counts = classCountsOf(observations)
  return bootstrapEstimate(
    observations.taskIds.length,
    (draws) => meanAgreement(observations, counts, draws),
    options,
  )
}

function meanAgreement(observations: Observations, counts: Float64Array, draws: Float64Array): number | null {
  const { classCount, taskIds } = observations
  let sum = 0
  let drawnCount = 0
  for (let task = 0; task < taskIds.length; task++) {
    const labelCount = labelCountAt(observations, task)
    const drawn = draws[task] as number
    if (labelCount < 2 || drawn === 0) continue
    let same = 0
    for (let k = 0; k < classCount; k++) {
      const count = counts[task * classCount + k] as number
      same += count * (count - 1)
    }
    sum += (drawn * same) / (labelCount * (labelCount - 1))
    drawnCount += drawn
  }
  return drawnCount === 0 ? null : sum / drawnCount
}

function chanceAgreement(observations: Observations, counts: Float64Array, draws: Float64Array): number {
  const { classCount, taskIds } = observations
  const totals = new Float64Array(classCount)
  let total = 0
  for (let task = 0; task < taskIds.length; task++) {
    const labelCount = labelCountAt(observations, task)
    const drawn = draws[task] as number
    if (labelCount < 2 || drawn === 0) continue
    total += drawn * labelCount
    for (let k = 0; k < classCount; k++) {
      totals[k] = (totals[k] as number) + drawn * (counts[task * classCount + k] as number)
    }
  }
  let expected = 0
  for (let k = 0; k < classCount; k++) {
    const share = (totals[k] as number) / total
    expected += share * share
  }
  return expected
}
