import type { Estimate } from "../agreement/bootstrap"
import { wilsonInterval } from "../skill"

/** An answer of known truth with the confidence it was given. */
export interface ConfidentAnswer {
  /** In [0, 1]. */
  readonly confidence: number
  readonly isRight: boolean
}

/** Answers of about one confidence. */
export interface CalibrationBin {
  readonly from: number
  readonly to: number
  readonly count: number
  readonly meanConfidence: number
  /** How many were right, with Wilson's interval (95 %). */
  readonly right: Estimate
}

/** What confidence is worth: of answers that are 90 % sure, nine of ten should be right. */
export interface Calibration {
  readonly count: number
  /** Bins of one width that hold answers, by rising confidence. */
  readonly bins: readonly CalibrationBin[]
  /** Mean gap between confidence and share of right answers, in [0, 1]; null without answers. */
  readonly expectedError: number | null
}

/**
 * Reliability bins and expected calibration error (Naeini, Cooper and Hauskrecht, Obtaining Well Calibrated
 * Probabilities Using Bayesian Binning, AAAI 2015): the gap of each bin, weighed by its answers.
 * @param binCount bins from 0 to 1, all of one width
 */
export function measureCalibration(answers: readonly ConfidentAnswer[], binCount = 10): Calibration {
  const sums = Array.from({ length: binCount }, () => ({ count: 0, confidence: 0, right: 0 }))
  for (const { confidence, isRight } of answers) {
    const sum = sums[Math.min(binCount - 1, Math.floor(confidence * binCount))]
    if (sum === undefined) continue
    sum.count++
    sum.confidence += confidence
    if (isRight) sum.right++
  }
  const bins = sums.flatMap(({ count, confidence, right }, place): CalibrationBin[] =>
    count === 0
      ? []
      : [
          {
            from: place / binCount,
            to: (place + 1) / binCount,
            count,
            meanConfidence: confidence / count,
            right: { value: right / count, ...wilsonInterval(right / count, count) },
          },
        ],
  )
  let gaps = 0
  for (const { count, meanConfidence, right } of bins) gaps += count * Math.abs(meanConfidence - right.value)
  return { count: answers.length, bins, expectedError: answers.length === 0 ? null : gaps / answers.length }
}
