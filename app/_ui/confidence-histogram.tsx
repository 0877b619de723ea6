import { Histogram } from "./bar-chart"

export interface ConfidenceHistogramProps {
  /** Labels by confidence: ten bins from 0 to 1. */
  readonly counts: readonly number[]
}

const half = 5

/** How sure labels are, from 50 % on, or from lower where some are less sure. */
export function ConfidenceHistogram({ counts }: ConfidenceHistogramProps) {
  const lowest = counts.findIndex((count) => count > 0)
  const from = lowest === -1 ? half : Math.min(half, lowest)
  const bins = counts.slice(from).map((count, place) => ({
    from: (from + place) / counts.length,
    to: (from + place + 1) / counts.length,
    count,
  }))
  return <Histogram label="How sure the labels are" noun="labels" bins={bins} />
}
