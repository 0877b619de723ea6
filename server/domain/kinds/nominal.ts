import { DomainError } from "../errors"

const million = 1_000_000

/** Rounds a credit to millionths, so that it can be counted exactly where points are. */
export function roundCredit(credit: number): number {
  const bounded = credit < 0 ? 0 : credit > 1 ? 1 : credit
  return Math.round(bounded * million) / million
}

/** The most probable class of a posterior, its probability and its lead. The first of equals, with margin 0. */
export function mostProbable(posterior: ArrayLike<number>): {
  readonly classIndex: number
  readonly confidence: number
  readonly margin: number
} {
  let classIndex = 0
  let confidence = posterior[0] ?? 0
  let second = 0
  for (let candidate = 1; candidate < posterior.length; candidate++) {
    const probability = posterior[candidate] ?? 0
    if (probability > confidence) {
      second = confidence
      confidence = probability
      classIndex = candidate
    } else if (probability > second) second = probability
  }
  return { classIndex, confidence, margin: confidence - second }
}

/** The posterior of a task whose answer is known: a gold, or a moderator's verdict. */
export function certainPosterior(classCount: number, classIndex: number): number[] {
  if (!Number.isInteger(classIndex) || classIndex < 0 || classIndex >= classCount)
    throw outsideClasses(classCount)
  return Array.from({ length: classCount }, (_, candidate) => (candidate === classIndex ? 1 : 0))
}

export function outsideClasses(classCount: number): DomainError {
  return new DomainError("BAD_INPUT", "This answer is not one of the project's classes.", { classCount })
}
