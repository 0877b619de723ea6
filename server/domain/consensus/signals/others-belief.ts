import type { Fit } from "../fit"
import type { Observations } from "../observations"
import { multiplyRates } from "../product"

// A rate of nothing would divide by nothing; it stands for the same small number wherever it is used.
const least = 1e-9

/**
 * What the labels of a task say without some of them, by Dawid and Skene's model with the skills of a fit. One task is
 * loaded at a time; then labels are divided out of its product.
 */
export class OthersBelief {
  readonly #observations: Observations
  readonly #fit: Fit
  readonly #product: Float64Array
  readonly #rates: Float64Array
  #gold = -1

  constructor(observations: Observations, fit: Fit) {
    this.#observations = observations
    this.#fit = fit
    this.#product = new Float64Array(observations.classCount)
    this.#rates = new Float64Array(observations.classCount)
  }

  /** Multiplies the rates of all labels of a task. */
  load(task: number): void {
    const { taskStarts, goldClasses, classCount } = this.#observations
    this.#gold = goldClasses[task] as number
    for (let k = 0; k < classCount; k++) this.#product[k] = this.#fit.classPriors[k] as number
    for (let label = taskStarts[task] as number; label < (taskStarts[task + 1] as number); label++) {
      for (let k = 0; k < classCount; k++) this.#rates[k] = this.rate(label, k)
      multiplyRates(this.#product, this.#rates, 0)
    }
  }

  /** Probability with which the labeler of a label gives its answer, when the class is k. */
  rate(label: number, k: number): number {
    const { classIndexes, labelerIndexes } = this.#observations
    return this.rateOf(labelerIndexes[label] as number, classIndexes[label] as number, k)
  }

  /** Probability with which a labeler gives an answer, when the class is k. */
  rateOf(labeler: number, answer: number, k: number): number {
    const { classCount } = this.#observations
    const rate = this.#fit.skills.confusions[(labeler * classCount + k) * classCount + answer] as number
    return rate > least ? rate : least
  }

  /** Writes the loaded task's posterior without one or two of its labels. A gold is certain. */
  write(target: Float64Array, without: number, alsoWithout = -1): void {
    const { classCount } = this.#observations
    if (this.#gold >= 0) {
      target.fill(0)
      target[this.#gold] = 1
      return
    }
    let total = 0
    for (let k = 0; k < classCount; k++) {
      let value = (this.#product[k] as number) / this.rate(without, k)
      if (alsoWithout >= 0) value /= this.rate(alsoWithout, k)
      target[k] = value
      total += value
    }
    for (let k = 0; k < classCount; k++) {
      target[k] = total > 0 ? (target[k] as number) / total : 1 / classCount
    }
  }
}

/** By label, in the order of the observations: what all others say of it. */
export interface JudgedLabels {
  /** Belief of the others in the answer that was given. */
  readonly rightBeliefs: Float64Array
  /** Belief of the others in the class they hold most probable. */
  readonly bestBeliefs: Float64Array
  readonly bestClasses: Int32Array
}

/** Judges every label by all other labels of its task; golds by the known class. Linear in labels. */
export function judgeByOthers(observations: Observations, fit: Fit): JudgedLabels {
  const { classCount, taskIds, taskStarts, classIndexes } = observations
  const count = classIndexes.length
  const rightBeliefs = new Float64Array(count)
  const bestBeliefs = new Float64Array(count)
  const bestClasses = new Int32Array(count)
  const belief = new OthersBelief(observations, fit)
  const posterior = new Float64Array(classCount)
  for (let task = 0; task < taskIds.length; task++) {
    belief.load(task)
    for (let label = taskStarts[task] as number; label < (taskStarts[task + 1] as number); label++) {
      belief.write(posterior, label)
      const best = largestOf(posterior)
      rightBeliefs[label] = posterior[classIndexes[label] as number] as number
      bestBeliefs[label] = posterior[best] as number
      bestClasses[label] = best
    }
  }
  return { rightBeliefs, bestBeliefs, bestClasses }
}

/** Place of the largest number; of equals the first. */
export function largestOf(values: Float64Array): number {
  let best = 0
  for (let k = 1; k < values.length; k++) if ((values[k] as number) > (values[best] as number)) best = k
  return best
}
