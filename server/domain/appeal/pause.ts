import type { ProjectState } from "../project/state"

/** The closed list of reasons for an appeal of a pause. */
export const pauseAppealReasons = ["other_cause", "numbers_wrong", "ways_changed", "not_me"] as const
export type PauseAppealReason = (typeof pauseAppealReasons)[number]

export const pauseAppealReasonTexts: Readonly<Record<PauseAppealReason, string>> = {
  other_cause: "Something else explains it",
  numbers_wrong: "The numbers do not show what is said",
  ways_changed: "I work differently now",
  not_me: "It is somebody else's doing",
}

/** What a reviewer of a pause says, and the first decision that stands unless most say otherwise. */
export const pauseOpinions = ["keep", "lift"] as const
export type PauseOpinion = (typeof pauseOpinions)[number]
export const firstPauseOpinion: PauseOpinion = "keep"

/** The closed list of a reviewer's reasons, by what they are reasons for. */
export const pauseReviewReasons = {
  keep: ["evidence_holds", "not_explained"],
  lift: ["explained", "too_weak", "mended"],
} as const satisfies Record<PauseOpinion, readonly string[]>
export type PauseReviewReason = (typeof pauseReviewReasons)[PauseOpinion][number]

export const pauseReviewReasonTexts: Readonly<Record<PauseReviewReason, string>> = {
  evidence_holds: "The evidence holds",
  not_explained: "What the labeler says does not explain it",
  explained: "What the labeler says explains it",
  too_weak: "The evidence is too weak",
  mended: "The labeler works differently now",
}

/** Whether this is a reason for that opinion. */
export function isReasonFor(opinion: PauseOpinion, reason: PauseReviewReason): boolean {
  const reasons: readonly PauseReviewReason[] = pauseReviewReasons[opinion]
  return reasons.includes(reason)
}

/** A pause lasts, so one that was upheld may be appealed again after so many seconds: 30 days. */
export const pauseAppealAgainSeconds = 30 * 86_400

/** A labeler's pause in a project, as far as an appeal of it is concerned. */
export interface ContestedPause {
  readonly isPaused: boolean
  readonly projectState: ProjectState
  readonly hasOpenAppeal: boolean
  /** When an appeal of a pause in this project was last upheld; null where none was. */
  readonly upheldAt: Date | null
}

export const pauseRefusals = ["not_paused", "closed", "open_already", "upheld_lately"] as const
export type PauseRefusal = (typeof pauseRefusals)[number]

export const pauseRefusalTexts: Readonly<Record<PauseRefusal, string>> = {
  not_paused: "You are not paused in this project.",
  closed: "This project gives out no runs any more, to anybody. There is nothing to win back.",
  open_already: "Your appeal of this pause is open. Wait for its outcome, or take it back.",
  upheld_lately: "Reviewers upheld this pause. It can be appealed again 30 days after their outcome.",
}

/** The first reason for which a pause cannot be appealed at this time; null where it can. */
export function pauseRefusal(pause: ContestedPause, nowAt: Date): PauseRefusal | null {
  if (!pause.isPaused) return "not_paused"
  if (pause.projectState === "closing" || pause.projectState === "closed") return "closed"
  if (pause.hasOpenAppeal) return "open_already"
  const { upheldAt } = pause
  if (upheldAt !== null && nowAt.getTime() < upheldAt.getTime() + pauseAppealAgainSeconds * 1000) {
    return "upheld_lately"
  }
  return null
}

/** A moderator's word on a signal that pauses whom it names. */
export interface DecidedPause {
  readonly signalId: string
  readonly decidedAt: Date
}

/**
 * The pauses that hold a labeler: those decided after an appeal last lifted them. What was decided before it holds
 * nobody any more, and only a new decision can.
 */
export function holdingPauses<Pause extends DecidedPause>(
  pauses: readonly Pause[],
  liftedAt: Date | null,
): readonly Pause[] {
  return pauses.filter(({ decidedAt }) => liftedAt === null || decidedAt.getTime() > liftedAt.getTime())
}
