import { settleRun } from "./settlement"

export interface RunOutlookTerms {
  /** One reward an answer, in whole points. */
  readonly rewardPoints: readonly bigint[]
  readonly stakePoints: bigint
  readonly maxStakePoints: bigint
  /** In [0, 1). */
  readonly targetScore: number
}

export interface RunOutlook {
  readonly earnedPoints: bigint
  /** Won (above zero) or lost (below) on the stake. */
  readonly settlementPoints: bigint
  readonly multiplier: number
  /** Both together: what the run would add to points held before the stake was locked. */
  readonly movedPoints: bigint
}

/** What a run would move if every answer got the same credit, by the settlement's own rule. @param credit in [0, 1] */
export function runOutlook(terms: RunOutlookTerms, credit: number): RunOutlook {
  const { stakePoints, maxStakePoints, targetScore } = terms
  const { earnedPoints, settlementPoints, explanation } = settleRun({
    answers: terms.rewardPoints.map((rewardPoints, place) => ({
      assignmentId: `${place}`,
      rewardPoints,
      credit,
    })),
    skippedCount: 0,
    stakePoints,
    maxStakePoints,
    targetScore,
  })
  const { multiplier } = explanation
  return { earnedPoints, settlementPoints, multiplier, movedPoints: earnedPoints + settlementPoints }
}
