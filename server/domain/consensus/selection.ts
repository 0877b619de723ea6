import type { Foresight } from "./foresight"
import { squareRoot } from "./skill"

/** What speaks for one of the methods that the default chooses between, and how much it is listened to. */
export interface Candidate {
  readonly name: string
  readonly foresight: Foresight
  /** Its share of the posterior; shares come to 1. */
  readonly weight: number
}

/** A candidate this many standard errors behind the best is no longer listened to. */
const farthestErrors = 1.5
/** Chance-corrected agreement, as a share of the best: below the first nothing is left, above the second all. */
const leastKappaShare = 0.6
const fullKappaShare = 0.8
/** Only who is heard this much sets the mark: where one class is common, always saying it agrees best. */
const markedFrom = 0.5

/**
 * How much to listen to each candidate: less the further its foresight falls behind the best, by standard errors of
 * held-out labels and of golds; and nothing if it agrees only by always saying the same class. Many labels make the
 * errors small and the choice strict, few leave an average of all.
 */
export function weighCandidates(
  candidates: readonly { readonly name: string; readonly foresight: Foresight }[],
): readonly Candidate[] {
  const bestKappa = largest(candidates.map(({ foresight }) => foresight.kappa))
  const heard = candidates.map(({ foresight }) => beyondChance(foresight.kappa, bestKappa))
  const marks = candidates.flatMap(({ foresight }, place) =>
    (heard[place] ?? 0) < markedFrom ? [] : [foresight],
  )
  const bestAgreement = largest(marks.map((one) => one.agreement))
  const bestGoldAccuracy = largest(marks.map((one) => one.goldAccuracy))
  const weights = candidates.map(
    ({ foresight }, place) =>
      (heard[place] ?? 0) *
      nearness(foresight.agreement, bestAgreement, foresight.labelCount) *
      nearness(foresight.goldAccuracy, bestGoldAccuracy, foresight.goldCount),
  )
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return candidates.map((candidate, place) => ({
    ...candidate,
    weight: total === 0 ? 1 / candidates.length : (weights[place] ?? 0) / total,
  }))
}

/** 1 at the best, falling to 0 at so many standard errors of a share that was seen in `count` cases. */
function nearness(share: number, best: number, count: number): number {
  if (count === 0) return 1
  const bounded = best > 1 - 1 / (count + 1) ? 1 - 1 / (count + 1) : best
  const behind = share < best ? best - share : 0
  const variance = (bounded * (1 - bounded)) / count
  const squaredErrors = (behind * behind) / variance
  if (squaredErrors >= farthestErrors * farthestErrors) return 0
  return 1 - squareRoot(squaredErrors) / farthestErrors
}

function beyondChance(kappa: number, best: number): number {
  if (best <= 0) return 1
  const share = (kappa / best - leastKappaShare) / (fullKappaShare - leastKappaShare)
  return share < 0 ? 0 : share > 1 ? 1 : share
}

function largest(values: readonly number[]): number {
  let most = values[0] ?? 0
  for (const value of values) if (value > most) most = value
  return most
}
