import {
  type Confusion,
  defaultSmoothing,
  estimatePriors,
  estimateRates,
  normalise,
  poolRates,
  type Smoothing,
} from "./confusion"
import { squareRoot } from "./skill"

/** How a labeler's answers come from the truth: what one pass learns from the counts of the last. */
export interface LabelerModel {
  /** Sets rates, pooled rates and class priors from the counts. */
  estimate(confusion: Confusion, taskCount: number): void
}

/** Full confusion matrices, smoothed toward those of all labelers. */
export function confusionModel(smoothing: Smoothing = defaultSmoothing): LabelerModel {
  return {
    estimate(confusion, taskCount) {
      estimatePriors(confusion, taskCount, smoothing)
      estimateRates(confusion, smoothing)
    },
  }
}

/**
 * Full confusion matrices less what all labelers have in common: where the crowd as a whole favours a class, rare
 * classes and common mistakes cannot be told apart, so only deviations from the crowd are believed.
 */
export function evenedModel(smoothing: Smoothing = defaultSmoothing): LabelerModel {
  const full = confusionModel(smoothing)
  return {
    ...full,
    estimate(confusion, taskCount) {
      full.estimate(confusion, taskCount)
      evenRates(confusion)
    },
  }
}

/** Pseudo-labels by which one labeler's chance of being right is drawn to that of all. */
const coinStrength = 2

/** One chance of being right a labeler; a wrong answer falls on every other class alike. */
export const coinModel: LabelerModel = {
  estimate(confusion, taskCount) {
    estimatePriors(confusion, taskCount, defaultSmoothing)
    const classCount = confusion.classPriors.length
    const pooled = pooledCoin(confusion)
    writeCoin(confusion.pooledRates, 0, pooled, classCount)
    for (let start = 0; start < confusion.rates.length; start += classCount * classCount) {
      writeCoin(confusion.rates, start, coinOf(confusion, start, pooled), classCount)
    }
  },
}

/** Full confusion matrices, each smoothed toward the coin of the same labeler. */
export function ownCoinModel(strength: number): LabelerModel {
  return {
    estimate(confusion, taskCount) {
      const { counts, rates, classPriors } = confusion
      const classCount = classPriors.length
      const coin = new Float64Array(classCount * classCount)
      estimatePriors(confusion, taskCount, defaultSmoothing)
      const pooled = pooledCoin(confusion)
      for (let start = 0; start < rates.length; start += classCount * classCount) {
        writeCoin(coin, 0, coinOf(confusion, start, pooled), classCount)
        normalise(counts, start, rates, start, classCount, strength, coin)
      }
      poolRates(confusion, defaultSmoothing.towardFlat)
    },
  }
}

/** A model that believes class frequencies by half: their square roots, brought back to 1. */
export function withTemperedPriors(model: LabelerModel): LabelerModel {
  return {
    ...model,
    estimate(confusion, taskCount) {
      model.estimate(confusion, taskCount)
      const { classPriors } = confusion
      let total = 0
      for (let k = 0; k < classPriors.length; k++) {
        classPriors[k] = squareRoot(classPriors[k] as number)
        total += classPriors[k] as number
      }
      for (let k = 0; k < classPriors.length; k++) classPriors[k] = (classPriors[k] as number) / total
    },
  }
}

/** Share of all labels that are right in expectation. */
export function pooledCoin({ counts, classPriors }: Confusion): number {
  const classCount = classPriors.length
  let right = 1
  let all = classCount
  for (let start = 0; start < counts.length; start += classCount) {
    const answered = (start / classCount) % classCount
    right += counts[start + answered] as number
    for (let k = 0; k < classCount; k++) all += counts[start + k] as number
  }
  return right / all
}

function coinOf({ counts, classPriors }: Confusion, start: number, pooled: number): number {
  const classCount = classPriors.length
  let right = coinStrength * pooled
  let all = coinStrength
  for (let c = 0; c < classCount; c++) {
    for (let k = 0; k < classCount; k++) all += counts[start + c * classCount + k] as number
    right += counts[start + c * classCount + c] as number
  }
  return right / all
}

function writeCoin(rates: Float64Array, start: number, coin: number, classCount: number): void {
  const wrong = (1 - coin) / (classCount - 1)
  for (let c = 0; c < classCount; c++) {
    for (let k = 0; k < classCount; k++) rates[start + c * classCount + k] = c === k ? coin : wrong
  }
}

// Each rate times (even crowd / crowd), every row brought back to 1. The pooled rates stay as they are.
function evenRates(confusion: Confusion): void {
  const { rates, pooledRates, classPriors } = confusion
  const classCount = classPriors.length
  const coin = pooledCoin(confusion)
  const even = new Float64Array(pooledRates.length)
  writeCoin(even, 0, coin, classCount)
  for (let cell = 0; cell < even.length; cell++)
    even[cell] = (even[cell] as number) / (pooledRates[cell] as number)
  for (let start = 0; start < rates.length; start += even.length) {
    for (let k = 0; k < classCount; k++) {
      let total = 0
      for (let cell = k; cell < even.length; cell += classCount) {
        const rate = (rates[start + cell] as number) * (even[cell] as number)
        rates[start + cell] = rate
        total += rate
      }
      for (let cell = k; cell < even.length; cell += classCount) {
        rates[start + cell] = (rates[start + cell] as number) / total
      }
    }
  }
}
