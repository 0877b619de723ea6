/** What a buyer sees of a release's quality before the price. Fractions are in [0, 1]; null where there was nothing to measure. */
export interface ReleaseFigures {
  readonly annotationCount: number
  readonly labelsPerTask: number
  readonly meanConfidence: number
  readonly alpha: number | null
  readonly goldCount: number
  readonly goldAccuracy: number | null
  readonly majorityGoldAccuracy: number | null
  readonly settledByVerdictCount: number
  /** Tasks by confidence of their label: ten bins from 0 to 1. */
  readonly confidenceBins: readonly number[]
  /** Labels by class, in the order of the kind's classes. */
  readonly classCounts: readonly { readonly name: string; readonly count: number }[]
}
