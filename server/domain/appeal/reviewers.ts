import { keccak256, stringToBytes } from "viem"

/** What keeps somebody from reviewing an appeal: it is theirs, they have judged it before, or they stand near it. */
export const dependences = [
  "appellant",
  "first_reviewer",
  "judged_before",
  "answered_task",
  "named_with",
  "contributed_item",
  "pool_owner",
  "same_organization",
  "counter_appeal",
  "seat_released",
] as const
export type Dependence = (typeof dependences)[number]

export interface ReviewerCandidate {
  readonly accountId: string
  /** Empty for somebody independent. */
  readonly dependences: readonly Dependence[]
  /** Lower end of the interval of their skill as a moderator, in [0, 1]. */
  readonly skillLow: number
  /** Seats on other appeals that wait for them. */
  readonly openSeatCount: number
}

/** How many reviewers decide an appeal where so many are independent: an odd number, so that two answers never tie. */
export function panelSize(independentCount: number): 0 | 1 | 3 {
  if (independentCount >= 3) return 3
  return independentCount >= 1 ? 1 : 0
}

/** Those of the candidates that nothing ties to the appeal. */
export function independentOf(candidates: readonly ReviewerCandidate[]): readonly ReviewerCandidate[] {
  return candidates.filter((candidate) => candidate.dependences.length === 0)
}

/**
 * Chooses reviewers among the independent: the fewest waiting seats first, so that nobody's desk fills up; then the
 * higher lower end of skill; equals by a hash of appeal and account, so that no account comes first every time.
 * @param count seats to fill, at least 0; fewer come back where fewer are independent
 */
export function chooseReviewers(
  appealId: string,
  candidates: readonly ReviewerCandidate[],
  count: number,
): readonly string[] {
  const drawn = new Map(
    candidates.map(({ accountId }) => [accountId, keccak256(stringToBytes(`${appealId}:${accountId}`))]),
  )
  return [...independentOf(candidates)]
    .sort((a, b) => {
      if (a.openSeatCount !== b.openSeatCount) return a.openSeatCount - b.openSeatCount
      if (a.skillLow !== b.skillLow) return b.skillLow - a.skillLow
      return (drawn.get(a.accountId) ?? "") < (drawn.get(b.accountId) ?? "") ? -1 : 1
    })
    .slice(0, count)
    .map(({ accountId }) => accountId)
}
