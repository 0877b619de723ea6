import type { Observations } from "../observations"
import type { HeldBackGold } from "./held-back"

/** So sure must the labelers be of another answer than the gold's. */
export const doubtedFrom = 0.9
/** Fewer labels than these contradict nothing. */
const leastLabels = 3

/** A gold that the labelers contradict, with what speaks against it. It names a task and nobody. */
export interface DoubtedGold {
  readonly taskId: string
  readonly goldIndex: number
  readonly foundIndex: number
  /** Posterior probability of the found class in a fit that was not told this gold, by everybody's skill; in [0, 1]. */
  readonly confidence: number
  /** Labels by class. */
  readonly counts: readonly number[]
}

/**
 * Golds that the skilled majority contradicts: a fit that was not told the gold is at least `doubtedFrom` sure of
 * another class, from three labels or more. Labels weigh by skill, so a majority of careless labelers is none. It is
 * a reason to look, never a decision. The surest first, equals by task.
 */
export function findDoubtedGolds(
  observations: Observations,
  golds: readonly HeldBackGold[],
): readonly DoubtedGold[] {
  return golds
    .filter(
      ({ isRight, confidence, labelCount }) =>
        !isRight && confidence >= doubtedFrom && labelCount >= leastLabels,
    )
    .map(({ taskIndex, goldIndex, foundIndex, confidence }) => ({
      ...{ taskId: observations.taskIds[taskIndex] ?? "", goldIndex, foundIndex, confidence },
      counts: countsOf(observations, taskIndex),
    }))
    .sort((a, b) => b.confidence - a.confidence || (a.taskId < b.taskId ? -1 : 1))
}

function countsOf({ classCount, taskStarts, classIndexes }: Observations, task: number): readonly number[] {
  const counts = new Array<number>(classCount).fill(0)
  for (const answered of classIndexes.subarray(taskStarts[task], taskStarts[task + 1])) {
    counts[answered] = (counts[answered] ?? 0) + 1
  }
  return counts
}
