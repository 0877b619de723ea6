import { deviateFor } from "./certainty"
import type { LabelerInformation } from "./dmi"
import type { LabelerAnswers } from "./labeler-answers"
import type { Signal } from "./signal"

const leastAnswers = 20
/** Of the agreement beyond chance that can be reached: with two classes, right six times of ten. */
const leastInformation = 0.2
/** Where the others themselves say too little, nobody is held uninformative. */
const leastReach = 0.1

/**
 * Labelers whose answers say next to nothing of what all others answered: agreement beyond chance, as a share of what
 * somebody would reach who always gave the others' most probable class, with its upper end under a fifth. Chance is
 * taken from how often each class was answered, so that always giving the common class is no information.
 * @param scores Kong's scores, in the same order of labelers
 */
export function findUninformative(
  labelers: readonly LabelerAnswers[],
  scores: readonly LabelerInformation[],
  classCount: number,
): readonly Signal[] {
  const deviate = deviateFor(labelers.length)
  return labelers.flatMap(({ labelerId, answers }, place): Signal[] => {
    if (answers.length < leastAnswers) return []
    const reached = informationOf(answers, classCount, deviate)
    if (reached === null || reached.high >= leastInformation) return []
    const score = scores[place]
    return [
      {
        kind: "uninformative",
        labelerIds: [labelerId],
        answerCount: answers.length,
        information: reached.value,
        informationHigh: reached.high,
        dmi: score?.score ?? null,
        peerCount: score?.peerCount ?? 0,
      },
    ]
  })
}

/**
 * Agreement with the others beyond chance, 1 where it is the most that can be reached, with its upper end so many
 * standard errors above. Null where the others say too little to tell.
 */
export function informationOf(
  answers: LabelerAnswers["answers"],
  classCount: number,
  deviate: number,
): { readonly value: number; readonly high: number } | null {
  const count = answers.length
  const given = new Float64Array(classCount)
  const believed = new Float64Array(classCount)
  let right = 0
  let squares = 0
  let best = 0
  for (const { classIndex, bestClass, bestBelief, rightBelief } of answers) {
    given[classIndex] = (given[classIndex] as number) + 1 / count
    believed[bestClass] = (believed[bestClass] as number) + 1 / count
    right += rightBelief / count
    squares += (rightBelief * rightBelief) / count
    best += bestBelief / count
  }
  let chance = 0
  for (let k = 0; k < classCount; k++) chance += (given[k] as number) * (believed[k] as number)
  // Somebody sure is right as often as the others' best class; by chance as often as both hit the same class.
  const reach = best * (1 - chance)
  if (reach < leastReach) return null
  const spread = squares - right * right
  const error = Math.sqrt((spread > 0 ? spread : 0) / count)
  const value = (right - best * chance) / reach
  return { value, high: value + (deviate * error) / reach }
}
