import { deviateFor } from "./certainty"
import type { JudgedAnswer, LabelerAnswers } from "./labeler-answers"
import type { Signal } from "./signal"

const leastAnswers = 40
/** A drop that nobody needs to look at. */
const leastDrop = 0.05

/** How often answers were right, as far as all others and golds tell. */
export interface RightShare {
  readonly count: number
  readonly share: number
  /** Standard error of the share. */
  readonly error: number
}

/** Mean belief of all others in these answers, with its standard error; golds are judged by their known class. */
export function rightShareOf(answers: readonly JudgedAnswer[]): RightShare {
  const count = answers.length
  if (count === 0) return { count, share: 0, error: 0 }
  let sum = 0
  let squares = 0
  for (const { rightBelief } of answers) {
    sum += rightBelief
    squares += rightBelief * rightBelief
  }
  const share = sum / count
  const variance = squares / count - share * share
  return { count, share, error: Math.sqrt((variance > 0 ? variance : 0) / count) }
}

/** Labelers who were right less often in the later half of their answers than in the earlier, beyond doubt. */
export function findDrift(labelers: readonly LabelerAnswers[]): readonly Signal[] {
  const deviate = deviateFor(labelers.length)
  return labelers.flatMap(({ labelerId, answers }): Signal[] => {
    if (answers.length < leastAnswers) return []
    const middle = Math.floor(answers.length / 2)
    const early = rightShareOf(answers.slice(0, middle))
    const late = rightShareOf(answers.slice(middle))
    const error = Math.sqrt(early.error * early.error + late.error * late.error)
    const dropLow = early.share - late.share - deviate * error
    if (dropLow < leastDrop) return []
    return [
      {
        kind: "drift",
        labelerIds: [labelerId],
        earlyCount: early.count,
        earlyRightShare: early.share,
        lateCount: late.count,
        lateRightShare: late.share,
        dropLow,
      },
    ]
  })
}
