import type { ReleaseFigures } from "./figures"

export interface MeasuredLabel {
  readonly classIndex: number
  readonly confidence: number
  readonly annotationCount: number
  readonly source: string
}

/** A gold task with the answers it got, by class. */
export interface MeasuredGold {
  readonly classIndex: number
  readonly answerClassIndexes: readonly number[]
}

export interface ReleaseMeasurements {
  readonly labels: readonly MeasuredLabel[]
  readonly golds: readonly MeasuredGold[]
  readonly classNames: readonly string[]
  /** From the project's latest full fit; null where there was none. */
  readonly alpha: number | null
  readonly goldAccuracy: number | null
}

const binCount = 10

/** The figures that a buyer sees before the price, from the labels and golds of the release. */
export function measureRelease(measured: ReleaseMeasurements): ReleaseFigures {
  const { labels, classNames } = measured
  const annotationCount = labels.reduce((sum, label) => sum + label.annotationCount, 0)
  const confidenceSum = labels.reduce((sum, label) => sum + label.confidence, 0)
  const answered = measured.golds.filter((gold) => gold.answerClassIndexes.length > 0)
  return {
    annotationCount,
    labelsPerTask: labels.length === 0 ? 0 : annotationCount / labels.length,
    meanConfidence: labels.length === 0 ? 0 : confidenceSum / labels.length,
    alpha: measured.alpha,
    goldCount: answered.length,
    goldAccuracy: measured.goldAccuracy,
    majorityGoldAccuracy: majorityAccuracy(answered, classNames.length),
    settledByVerdictCount: labels.filter((label) => label.source === "verdict").length,
    confidenceBins: countBins(labels),
    classCounts: classNames.map((name, classIndex) => ({
      name,
      count: labels.filter((label) => label.classIndex === classIndex).length,
    })),
  }
}

function countBins(labels: readonly MeasuredLabel[]): number[] {
  const bins = new Array<number>(binCount).fill(0)
  for (const { confidence } of labels) {
    const bin = Math.min(Math.floor(confidence * binCount), binCount - 1)
    bins[bin] = (bins[bin] ?? 0) + 1
  }
  return bins
}

/** Share of golds on which most answers are right; a tie of n classes counts one n-th where the right one is in it. */
function majorityAccuracy(golds: readonly MeasuredGold[], classCount: number): number | null {
  if (golds.length === 0) return null
  let right = 0
  for (const gold of golds) {
    const counts = new Array<number>(classCount).fill(0)
    for (const classIndex of gold.answerClassIndexes) counts[classIndex] = (counts[classIndex] ?? 0) + 1
    const most = Math.max(...counts)
    if (counts[gold.classIndex] === most) right += 1 / counts.filter((count) => count === most).length
  }
  return right / golds.length
}
