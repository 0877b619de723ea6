import type { Confusion } from "./confusion"
import { type Foresight, ForesightCount } from "./foresight"
import type { LabelerModel } from "./labeler-model"
import type { Observations } from "./observations"
import type { PassesFit } from "./passes"
import { multiplyRates } from "./product"

/**
 * Foresight of a fitted model, each task left out in turn: what its labels' rates would be without it, and so what
 * each label's fellows say of its task. A rate is a ratio of counts, so a task is taken out of it by subtraction; no
 * fit is repeated. One walk over the labels, whatever the names of tasks, labelers and classes.
 */
export function foresightOf(observations: Observations, fit: PassesFit, model: LabelerModel): Foresight {
  const { classCount, taskIds, taskStarts, labelerIndexes, classIndexes, goldClasses } = observations
  const count = new ForesightCount(classCount)
  const weights = weightsOf(fit.confusion, model)
  const product = new Float64Array(classCount)
  const others = new Float64Array(classCount)
  for (let task = 0; task < taskIds.length; task++) {
    const start = taskStarts[task] as number
    const end = taskStarts[task + 1] as number
    const gold = goldClasses[task] as number
    if (end - start < 2 && gold < 0) continue
    const rates = new Float64Array((end - start) * classCount)
    product.set(fit.classPriors)
    for (let label = start; label < end; label++) {
      const from = (label - start) * classCount
      const labeler = labelerIndexes[label] as number
      const answered = classIndexes[label] as number
      writeRatesWithout(rates, from, fit, model, weights, labeler, answered, task * classCount)
      multiplyRates(product, rates, from)
    }
    if (gold >= 0) count.addGold(product, gold)
    if (end - start < 2) continue
    for (let label = start; label < end; label++) {
      for (let k = 0; k < classCount; k++) {
        others[k] = (product[k] as number) / (rates[(label - start) * classCount + k] as number)
      }
      count.addLabel(others, classIndexes[label] as number)
    }
  }
  return count.finish()
}

/** By labeler and true class: labels and pseudo-labels behind a rate. For coins, all of a labeler's under each class. */
function weightsOf({ counts, classPriors }: Confusion, { strength, isCoin }: LabelerModel): Float64Array {
  const classCount = classPriors.length
  const weights = new Float64Array(counts.length / classCount).fill(strength)
  for (let cell = 0; cell < counts.length; cell++) {
    const row = Math.floor(cell / (classCount * classCount)) * classCount
    if (isCoin) {
      for (let k = 0; k < classCount; k++)
        weights[row + k] = (weights[row + k] as number) + (counts[cell] as number)
    } else {
      const at = row + (cell % classCount)
      weights[at] = (weights[at] as number) + (counts[cell] as number)
    }
  }
  return weights
}

/** No rate is taken below this share of what it was. */
const leastShare = 1e-3

function writeRatesWithout(
  target: Float64Array,
  from: number,
  fit: PassesFit,
  model: LabelerModel,
  weights: Float64Array,
  labeler: number,
  answered: number,
  row: number,
): void {
  const { posteriors, confusion } = fit
  const classCount = confusion.classPriors.length
  const cell = (labeler * classCount + answered) * classCount
  for (let k = 0; k < classCount; k++) {
    const rate = confusion.rates[cell + k] as number
    const weight = weights[labeler * classCount + k] as number
    const own = posteriors[row + (model.isCoin ? answered : k)] as number
    const taken = model.isCoin ? 1 : own
    const isRight = k === answered
    const base =
      model.isCoin && !isRight ? 1 - rate * (classCount - 1) : baseOf(fit, model, rate, cell + k, weight)
    const left = (base * weight - own) / (weight - taken)
    const without = model.isCoin && !isRight ? (1 - left) / (classCount - 1) : (rate * left) / base
    target[from + k] = without > rate * leastShare ? without : rate * leastShare
  }
}

/** The rate before the crowd was evened out. */
function baseOf(
  { confusion }: PassesFit,
  { strength, isEvened }: LabelerModel,
  rate: number,
  cell: number,
  weight: number,
): number {
  if (!isEvened) return rate
  const pooledCell = cell % confusion.pooledRates.length
  const smoothed =
    (confusion.counts[cell] as number) + strength * (confusion.pooledRates[pooledCell] as number)
  return smoothed / weight
}
