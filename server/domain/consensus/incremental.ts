import { DomainError } from "../errors"
import { multiplyRates, writeNormalised } from "./product"

export interface SkilledLabel {
  readonly labelerId: string
  readonly classIndex: number
  /** Row-major, a row a true class, as the latest fit left it; null for somebody without one. */
  readonly confusion: ArrayLike<number> | null
}

export interface IncrementalInput {
  readonly labels: readonly SkilledLabel[]
  /** How common each class is, from the latest fit; flat before there is one. */
  readonly classPriors: ArrayLike<number>
  /** What is expected of a labeler without a confusion matrix: the pooled one of the latest fit, or `coinConfusion`. */
  readonly unknownConfusion: ArrayLike<number>
}

/** Chance of a right answer that is expected of somebody of whom nothing is known. */
export const unknownAccuracy = 0.7

/**
 * The posterior of one task from its labels and the skills as they stand: one step of Dawid and Skene's model, for the
 * moment between full fits. Labels are taken in the order of labeler ids. Microseconds.
 * @returns probability of each class; the priors when there is no label
 * @throws DomainError BAD_INPUT for a label outside the classes or a matrix of another size
 */
export function incrementalPosterior(input: IncrementalInput): number[] {
  const classCount = input.classPriors.length
  const product = Float64Array.from(input.classPriors)
  const column = new Float64Array(classCount)
  const labels = [...input.labels].sort((a, b) => (a.labelerId < b.labelerId ? -1 : 1))
  for (const { classIndex, confusion } of labels) {
    const matrix = confusion ?? input.unknownConfusion
    const isSound = matrix.length === classCount * classCount && classIndex >= 0 && classIndex < classCount
    if (!isSound)
      throw new DomainError("BAD_INPUT", "A label does not fit the classes.", { classIndex, classCount })
    for (let k = 0; k < classCount; k++) column[k] = matrix[k * classCount + classIndex] as number
    multiplyRates(product, column, 0)
  }
  const posterior = new Float64Array(classCount)
  writeNormalised(posterior, 0, product)
  return Array.from(posterior)
}

/** A matrix for somebody of whom only the chance of being right is known; wrong answers fall on the others alike. */
export function coinConfusion(classCount: number, accuracy: number = unknownAccuracy): number[] {
  const wrong = (1 - accuracy) / (classCount - 1)
  return Array.from({ length: classCount * classCount }, (_, cell) =>
    Math.floor(cell / classCount) === cell % classCount ? accuracy : wrong,
  )
}

/** Priors before there is a fit. */
export function flatPriors(classCount: number): number[] {
  return Array.from({ length: classCount }, () => 1 / classCount)
}
