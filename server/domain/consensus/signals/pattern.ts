import { deviateFor, lowerEnd } from "./certainty"
import type { JudgedAnswer, LabelerAnswers } from "./labeler-answers"
import type { Signal } from "./signal"

const mostLag = 6
const leastChanged = 15
/** Somebody who answers at random repeats half of the time at most. */
const leastRepeated = 0.7

/**
 * Labelers whose answers follow a pattern on the screen, whatever the task: the same place again and again, or places in
 * turn. Only answers count where the others' answer does not repeat, so that a series of like tasks is no pattern.
 */
export function findPatterns(labelers: readonly LabelerAnswers[]): readonly Signal[] {
  const deviate = deviateFor(labelers.length * mostLag)
  return labelers.flatMap(({ labelerId, answers }): Signal[] => {
    for (let lag = 1; lag <= mostLag; lag++) {
      const { changedCount, repeatedCount } = countRepeats(answers, lag)
      if (changedCount < leastChanged) continue
      if (lowerEnd(repeatedCount / changedCount, changedCount, deviate) <= leastRepeated) continue
      return [
        {
          kind: "pattern",
          labelerIds: [labelerId],
          answerCount: answers.length,
          lag,
          changedCount,
          repeatedCount,
        },
      ]
    }
    return []
  })
}

function countRepeats(answers: readonly JudgedAnswer[], lag: number) {
  let changedCount = 0
  let repeatedCount = 0
  for (let place = lag; place < answers.length; place++) {
    const answer = answers[place]
    const earlier = answers[place - lag]
    if (answer === undefined || earlier === undefined) continue
    if (placeOf(answer, answer.bestClass) === placeOf(earlier, earlier.bestClass)) continue
    changedCount++
    if (placeOf(answer, answer.classIndex) === placeOf(earlier, earlier.classIndex)) repeatedCount++
  }
  return { changedCount, repeatedCount }
}

function placeOf({ placeByClass }: JudgedAnswer, classIndex: number): number {
  return placeByClass[classIndex] ?? classIndex
}
