import type { AdmissionReason, AdmissionReasonCode } from "../contribution/admission"
import type { ContributionState } from "../contribution/state"

/**
 * The closed list of what each reason for a rejected row leaves to judge. `judgement`: the row fits the pool's schema
 * and was turned away as a repetition; whether it truly repeats something, people can judge. `schema`: buyers rely on
 * the pool's schema, so no moderator may override it.
 */
export const rejectionGrounds = {
  not_json: "schema",
  not_an_object: "schema",
  field_missing: "schema",
  field_wrong_type: "schema",
  field_too_short: "schema",
  field_too_long: "schema",
  field_out_of_range: "schema",
  field_not_a_choice: "schema",
  field_unknown: "schema",
  row_too_large: "schema",
  duplicate_in_contribution: "judgement",
  duplicate_in_pool: "judgement",
} as const satisfies Record<AdmissionReasonCode, "schema" | "judgement">

type CodeOf<Ground extends "schema" | "judgement"> = {
  [Code in AdmissionReasonCode]: (typeof rejectionGrounds)[Code] extends Ground ? Code : never
}[AdmissionReasonCode]

/** The reasons whose rows would be well-formed items. */
export type AppealableCode = CodeOf<"judgement">

export const appealableCodes: readonly AppealableCode[] = ["duplicate_in_contribution", "duplicate_in_pool"]

/** The reason by which a rejected row can be appealed; null where one of its reasons is the pool's schema. */
export function appealableCode(reasons: readonly AdmissionReason[]): AppealableCode | null {
  const [first, ...more] = reasons
  if (first === undefined || more.length > 0) return null
  return isAppealable(first.code) ? first.code : null
}

function isAppealable(code: AdmissionReasonCode): code is AppealableCode {
  return rejectionGrounds[code] === "judgement"
}

/**
 * What can be done about a rejected row, in words that stand beside its reasons; null where nothing can any more.
 * @param canAppeal whether its contribution can be appealed now: once, and for as long as its rows are kept
 */
export function wayOutText(reasons: readonly AdmissionReason[], canAppeal: boolean): string | null {
  if (appealableCode(reasons) === null) {
    return "The pool's schema decides this and buyers rely on it, so it cannot be appealed. Mend the row and send it again."
  }
  return canAppeal ? "Whether it truly repeats another one, people can judge: this can be appealed." : null
}

/** The vault keeps rows that can be appealed for so long, and so long they can be appealed: 14 days. */
export const rejectionAppealSeconds = 14 * 86_400

/** Most rows of one appeal: reviewers read every one of them. */
export const maxAppealedRows = 100

/** The closed list of reasons for an appeal of rejected rows. */
export const rejectionAppealReasons = ["said_by_many", "repeats_count", "mine_first", "not_the_same"] as const
export type RejectionAppealReason = (typeof rejectionAppealReasons)[number]

export const rejectionAppealReasonTexts: Readonly<Record<RejectionAppealReason, string>> = {
  said_by_many: "Different people truly say this",
  repeats_count: "The repetition is part of the data",
  mine_first: "It is my own, and was sent by somebody else first",
  not_the_same: "It only reads the same: it is another thing",
}

/** What a reviewer says of rejected rows, and the first decision that stands unless most say otherwise. */
export const rejectionOpinions = ["keep_out", "take_in"] as const
export type RejectionOpinion = (typeof rejectionOpinions)[number]
export const firstRejectionOpinion: RejectionOpinion = "keep_out"

/** The closed list of a reviewer's reasons, by what they are reasons for. */
export const rejectionReviewReasons = {
  keep_out: ["sent_again", "taken_from_other", "repeat_adds_nothing"],
  take_in: ["truly_separate", "common_words", "repeat_belongs"],
} as const satisfies Record<RejectionOpinion, readonly string[]>
export type RejectionReviewReason = (typeof rejectionReviewReasons)[RejectionOpinion][number]

export const rejectionReviewReasonTexts: Readonly<Record<RejectionReviewReason, string>> = {
  sent_again: "It is the same thing, sent again",
  taken_from_other: "It looks taken from somebody else",
  repeat_adds_nothing: "The repetition adds nothing to this pool",
  truly_separate: "It is another thing that reads the same",
  common_words: "Different people would say just this",
  repeat_belongs: "Repetition belongs to this data",
}

/** Whether this is a reason for that opinion. */
export function isRejectionReasonFor(opinion: RejectionOpinion, reason: RejectionReviewReason): boolean {
  const reasons: readonly RejectionReviewReason[] = rejectionReviewReasons[opinion]
  return reasons.includes(reason)
}

/** Where the other one of two equal rows is, without saying whose it is. */
export const twinPlaces = ["same_contribution", "same_contributor", "other_contributor", "gone"] as const
export type TwinPlace = (typeof twinPlaces)[number]

export const twinPlaceTexts: Readonly<Record<TwinPlace, string>> = {
  same_contribution: "It stands in the same contribution already.",
  same_contributor: "The same person sent it before, in another contribution.",
  other_contributor: "Somebody else sent it before.",
  gone: "The other one is gone: its contributor closed the gate.",
}

/** A contribution with rejected rows, as far as an appeal of them is concerned. */
export interface ContestedRejection {
  readonly state: ContributionState
  /** Rows that the vault turned away for a reason that can be appealed. */
  readonly appealableCount: number
  /** Until when the vault keeps them; null where it keeps none. */
  readonly keptUntil: Date | null
  /** Whether its consent runs, and lets people read it. */
  readonly isConsentLive: boolean
  readonly permitsReading: boolean
  /** Whether it has been appealed before, by whatever outcome. */
  readonly isAppealed: boolean
}

export const rejectionRefusals = [
  "appealed",
  "gate_closed",
  "not_judged",
  "no_row",
  "too_late",
  "consent_ended",
  "not_readable",
] as const
export type RejectionRefusal = (typeof rejectionRefusals)[number]

export const rejectionRefusalTexts: Readonly<Record<RejectionRefusal, string>> = {
  appealed: "This contribution has been appealed. Each contribution can be appealed once.",
  gate_closed: "You closed the gate of this contribution: nothing of it is left to look at.",
  not_judged: "The vault has not judged this contribution yet.",
  no_row: "No row of this contribution was turned away for a reason that can be appealed.",
  too_late: "Rejected rows are kept, and can be appealed, for 14 days. They are deleted now.",
  consent_ended: "Your consent for this contribution has ended, so nobody may read it.",
  not_readable: "Your consent does not let people read this contribution (“Label”), so no reviewer could.",
}

const judgedStates: readonly ContributionState[] = ["accepted", "partly_accepted", "rejected"]

/** The first reason for which no row of a contribution can be appealed at this time; null where they can. */
export function rejectionRefusal(contested: ContestedRejection, nowAt: Date): RejectionRefusal | null {
  if (contested.state === "revoked") return "gate_closed"
  if (contested.isAppealed) return "appealed"
  if (!judgedStates.includes(contested.state)) return "not_judged"
  if (contested.appealableCount === 0) return "no_row"
  if (contested.keptUntil === null || contested.keptUntil.getTime() <= nowAt.getTime()) return "too_late"
  if (!contested.isConsentLive) return "consent_ended"
  return contested.permitsReading ? null : "not_readable"
}
