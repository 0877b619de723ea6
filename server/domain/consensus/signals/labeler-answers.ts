import type { Fit } from "../fit"
import type { Observations } from "../observations"
import { judgeByOthers } from "./others-belief"
import type { TimedAnswer } from "./signal"

/** One labeler's answers in the order in which they were given, each as all others see it. */
export interface LabelerAnswers {
  readonly labelerId: string
  readonly answers: readonly JudgedAnswer[]
}

export interface JudgedAnswer extends TimedAnswer {
  readonly classIndex: number
  /** Belief of the others in this answer. */
  readonly rightBelief: number
  /** Belief of the others in the class they hold most probable. */
  readonly bestBelief: number
  readonly bestClass: number
}

/**
 * Joins what was answered with when and how: every labeler's answers by time, labelers by id.
 * @param timed one entry a label of the observations, in any order; labels without one are left out
 */
export function collectAnswers(
  observations: Observations,
  fit: Fit,
  timed: readonly TimedAnswer[],
): readonly LabelerAnswers[] {
  const { taskIds, labelerIds, taskStarts, labelerIndexes, classIndexes } = observations
  const judged = judgeByOthers(observations, fit)
  const byKey = new Map(timed.map((answer) => [`${answer.taskId} ${answer.labelerId}`, answer]))
  const lists = labelerIds.map((): JudgedAnswer[] => [])
  for (const [task, taskId] of taskIds.entries()) {
    for (let label = taskStarts[task] as number; label < (taskStarts[task + 1] as number); label++) {
      const labeler = labelerIndexes[label] as number
      const answer = byKey.get(`${taskId} ${labelerIds[labeler]}`)
      if (answer === undefined) continue
      lists[labeler]?.push({
        ...answer,
        classIndex: classIndexes[label] as number,
        rightBelief: judged.rightBeliefs[label] as number,
        bestBelief: judged.bestBeliefs[label] as number,
        bestClass: judged.bestClasses[label] as number,
      })
    }
  }
  return labelerIds.map((labelerId, place) => ({
    labelerId,
    answers: (lists[place] ?? []).sort(byTime),
  }))
}

function byTime(a: JudgedAnswer, b: JudgedAnswer): number {
  return a.answeredAtSeconds - b.answeredAtSeconds || (a.taskId < b.taskId ? -1 : 1)
}

/** The middle of a list of numbers; 0 for an empty one. */
export function medianOf(values: readonly number[]): number {
  if (values.length === 0) return 0
  const sorted = Float64Array.from(values).sort()
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] as number
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] as number) + upper) / 2
}
