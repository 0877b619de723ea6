/** What a reviewer says: a class of the task, or that it cannot be answered. */
export type Ballot = number | "retire"

/** @template Said what a reviewer may say: a ballot on an answer, a word on a pause */
export type AppealDecision<Said = Ballot> =
  | { readonly kind: "open" }
  /** `isDivided`: no answer found a majority, so the first stands and costs the appellant nothing. */
  | { readonly kind: "upheld"; readonly isDivided: boolean }
  | { readonly kind: "overturned"; readonly ballot: Said }

/**
 * Decides an appeal as soon as more than half of its reviewers say the same: the first answer stands when they say that
 * one, else what they say takes its place. When all have spoken and nothing has a majority, the first answer stands.
 * @param first what was decided before
 * @param panel reviewers that decide, odd, at least 1
 * @throws RangeError for more ballots than reviewers, or an even panel
 */
export function decideAppeal<Said extends number | string = Ballot>(
  first: NoInfer<Said>,
  ballots: readonly NoInfer<Said>[],
  panel: number,
): AppealDecision<Said> {
  if (!Number.isInteger(panel) || panel < 1 || panel % 2 === 0) throw new RangeError("A panel is odd.")
  if (ballots.length > panel) throw new RangeError("There are more ballots than reviewers.")
  const counts = new Map<Said, number>()
  for (const ballot of ballots) counts.set(ballot, (counts.get(ballot) ?? 0) + 1)
  for (const [ballot, count] of counts) {
    if (count * 2 <= panel) continue
    return ballot === first ? { kind: "upheld", isDivided: false } : { kind: "overturned", ballot }
  }
  return ballots.length === panel ? { kind: "upheld", isDivided: true } : { kind: "open" }
}

/**
 * Whether the appellant's stake comes back: always but where a majority upheld the first answer within the target.
 * A late outcome is not the appellant's to pay for.
 */
export function isStakeReturned(
  decision: AppealDecision<number | string>,
  decidedAt: Date,
  dueAt: Date,
): boolean {
  return decision.kind !== "upheld" || decision.isDivided || decidedAt.getTime() > dueAt.getTime()
}

export interface OverturnRate {
  readonly decidedCount: number
  readonly overturnedCount: number
  /** In [0, 1]; null before the first outcome. */
  readonly rate: number | null
}

/** The share of decided appeals whose first answer did not stand. Withdrawn and moot ones were not decided. */
export function overturnRate(upheldCount: number, overturnedCount: number): OverturnRate {
  const decidedCount = upheldCount + overturnedCount
  return {
    decidedCount,
    overturnedCount,
    rate: decidedCount === 0 ? null : overturnedCount / decidedCount,
  }
}
