/** What may be odd about a labeler or a group of them. */
export const signalKinds = ["copied", "uninformative", "pattern", "too_fast", "too_regular", "drift"] as const
export type SignalKind = (typeof signalKinds)[number]

/** Two labelers whose answers agree beyond what their skills explain. */
export interface CopiedPair {
  readonly labelerIds: readonly [string, string]
  readonly sharedCount: number
  readonly agreedCount: number
  /** Agreements to be expected of their skills and of how hard the tasks are. */
  readonly expectedCount: number
  /** Shared answers that all other labelers together contradict. */
  readonly contradictedCount: number
  readonly contradictedExpectedCount: number
  /** How many times likelier the answers are if one copied than if each worked alone; at most 1e15. */
  readonly evidence: number
  /** Of their shared tasks one after another, how many both answered in the same order; null for fewer than two. */
  readonly sameOrderShare: number | null
  /** Half of the shared tasks were answered by both within this many seconds. */
  readonly medianGapSeconds: number
}

/** The numbers behind a signal, by its kind. Shares are in [0, 1], times in seconds. */
export type Signal =
  | { readonly kind: "copied"; readonly labelerIds: readonly string[]; readonly pairs: readonly CopiedPair[] }
  | {
      readonly kind: "uninformative"
      readonly labelerIds: readonly [string]
      readonly answerCount: number
      /** Agreement with all others beyond chance, where 1 is the most that can be reached; and its upper end. */
      readonly information: number
      readonly informationHigh: number
      /** Kong's score with labelers who share enough tasks; null where there is none. */
      readonly dmi: number | null
      readonly peerCount: number
    }
  | {
      readonly kind: "pattern"
      readonly labelerIds: readonly [string]
      readonly answerCount: number
      /** The answer repeats the one so many before it. */
      readonly lag: number
      /** Answers where the others' answer did not repeat, and how many of them repeated all the same. */
      readonly changedCount: number
      readonly repeatedCount: number
    }
  | {
      readonly kind: "too_fast"
      readonly labelerIds: readonly [string]
      readonly answerCount: number
      readonly medianSeconds: number
      readonly projectMedianSeconds: number
      readonly fastSeconds: number
      readonly fastCount: number
    }
  | {
      readonly kind: "too_regular"
      readonly labelerIds: readonly [string]
      readonly answerCount: number
      readonly medianSeconds: number
      /** Half the gap of the quartiles over their middle: 0 is a metronome. */
      readonly dispersion: number
      readonly projectDispersion: number
    }
  | {
      readonly kind: "drift"
      readonly labelerIds: readonly [string]
      readonly earlyCount: number
      readonly earlyRightShare: number
      readonly lateCount: number
      readonly lateRightShare: number
      /** The least that the drop is, with the certainty of the check. */
      readonly dropLow: number
    }

/** One answer with what its timing and its place on the screen say. */
export interface TimedAnswer {
  readonly taskId: string
  readonly labelerId: string
  readonly answeredAtSeconds: number
  readonly durationSeconds: number
  /** Where each class stood when this was answered: the place on the screen by class index. */
  readonly placeByClass: readonly number[]
}
