import { DomainError } from "../errors"

/** What a fixed number of labels a task comes to. */
export interface OverlapPoint {
  readonly labelCount: number
  /** Share of judged tasks that consensus got right, 0 to 1. */
  readonly accuracy: number
}

/**
 * Labels that fixed overlap needs for an accuracy: linear between the measured points, the fewest where the curve
 * reaches it more than once. What adaptive overlap saves at equal accuracy is the difference to the labels it took.
 * @param curve by rising label count, one point at least
 * @returns labels, a fraction where the accuracy lies between two points; null where no measured overlap reaches it
 * @throws DomainError BAD_INPUT for an empty curve or one that is not sorted
 */
export function labelsForAccuracy(curve: readonly OverlapPoint[], accuracy: number): number | null {
  requireSorted(curve)
  let previous: OverlapPoint | undefined
  for (const point of curve) {
    if (point.accuracy >= accuracy)
      return previous === undefined ? point.labelCount : between(previous, point, accuracy)
    previous = point
  }
  return null
}

function between(below: OverlapPoint, above: OverlapPoint, accuracy: number): number {
  const share = (accuracy - below.accuracy) / (above.accuracy - below.accuracy)
  return below.labelCount + share * (above.labelCount - below.labelCount)
}

function requireSorted(curve: readonly OverlapPoint[]): void {
  const isSorted = curve.every((point, place) => point.labelCount > (curve[place - 1]?.labelCount ?? -1))
  if (curve.length === 0 || !isSorted) {
    throw new DomainError("BAD_INPUT", "A curve has points of rising label count.", { points: curve.length })
  }
}
