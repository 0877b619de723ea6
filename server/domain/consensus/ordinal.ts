import { type Confusion, defaultSmoothing, estimatePriors, normalise, poolRates } from "./confusion"
import type { Fit, FitOptions } from "./fit"
import type { LabelerModel } from "./labeler-model"
import type { Observations } from "./observations"
import { fitByPasses } from "./passes"

/** Pseudo-labels by which a labeler's steps are drawn to those of all, and a row of a matrix to its labeler's steps. */
const stepStrength = 5
const rowStrength = 10

/**
 * Dawid and Skene's model for ordered classes (ratings, rubrics; in the order of their indexes): a labeler is first a
 * habit of answering so many steps above or below the truth, learnt over all classes and drawn to the habit of all;
 * each row of the confusion matrix is smoothed toward that habit. A class that a labeler has hardly seen is so read
 * by how they answer its neighbours.
 */
export function fitOrdinalDawidSkene(observations: Observations, options: FitOptions = {}): Fit {
  return fitByPasses("ordinal_dawid_skene", observations, options, ordinalModel)
}

const ordinalModel: LabelerModel = {
  estimate(confusion, taskCount) {
    const { counts, rates, classPriors } = confusion
    const classCount = classPriors.length
    estimatePriors(confusion, taskCount, defaultSmoothing)
    poolRates(confusion, defaultSmoothing.towardFlat)
    const flat = new Float64Array(2 * classCount - 1).fill(1 / (2 * classCount - 1))
    const all = stepsOf(confusion, 0, counts.length, flat)
    const shape = new Float64Array(classCount * classCount)
    for (let start = 0; start < rates.length; start += shape.length) {
      writeShape(shape, stepsOf(confusion, start, start + shape.length, all), classCount)
      normalise(counts, start, rates, start, classCount, rowStrength, shape)
    }
  },
}

/** Share of labels so many classes from the truth, from the lowest step to the highest, drawn to a prior. */
function stepsOf(
  { counts, classPriors }: Confusion,
  start: number,
  end: number,
  prior: Float64Array,
): Float64Array {
  const classCount = classPriors.length
  const steps = prior.map((share) => share * stepStrength)
  let total = stepStrength
  for (let cell = start; cell < end; cell++) {
    const truth = cell % classCount
    const answered = ((cell - truth) / classCount) % classCount
    const step = answered - truth + classCount - 1
    steps[step] = (steps[step] as number) + (counts[cell] as number)
    total += counts[cell] as number
  }
  return steps.map((step) => step / total)
}

/** By answered and true class: the steps that stay within the classes, brought to 1 for each true class. */
function writeShape(shape: Float64Array, steps: Float64Array, classCount: number): void {
  for (let k = 0; k < classCount; k++) {
    let total = 0
    for (let c = 0; c < classCount; c++) total += steps[c - k + classCount - 1] as number
    for (let c = 0; c < classCount; c++) {
      shape[c * classCount + k] = (steps[c - k + classCount - 1] as number) / total
    }
  }
}
