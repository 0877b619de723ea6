import { DomainError } from "../errors"
import type { LabelSource } from "../label/decide"
import { verdictReasons } from "../label/verdict"
import type { Outcome } from "../run/outcome"
import type { RunState } from "../run/state"

/** The closed list of reasons for an appeal. None tells the reviewers which answer was given or settled on. */
export const appealReasons = [
  "detail_missed",
  "guideline_misapplied",
  "item_misread",
  "question_ambiguous",
  "item_broken",
] as const
export type AppealReason = (typeof appealReasons)[number]

export const appealReasonTexts: Readonly<Record<AppealReason, string>> = {
  detail_missed: "A detail was missed",
  guideline_misapplied: "The guidelines were not followed",
  item_misread: "The item says something else",
  question_ambiguous: "The question fits in more than one way",
  item_broken: "The item is damaged or empty",
}

/**
 * The points that an appeal locks: what one answer of a usual project pays. An appeal without grounds costs as much as
 * a right answer earns, one with grounds costs nothing; it is never so much that being right is not worth the asking.
 */
export const appealStakePoints = 10n

/** Days after a run's settlement in which its answers can be appealed: long enough for a holiday, short enough to be final. */
export const appealWindowSeconds = 14 * 86_400

/** From opening to outcome: what reviewers are asked to keep. After it an appeal that is not upheld in time costs nothing. */
export const appealTargetSeconds = 72 * 3_600

/** Most open appeals of one person: more would fill the desk before any of them is heard. */
export const maxOpenAppeals = 3

/** Longest text that an appellant may write, in characters. */
export const maxAppealWords = 1_000

/** The reasons of a review: those of a verdict that settles or retires. */
export const reviewReasons = [...verdictReasons.label, ...verdictReasons.retire] as const

/** A review can be changed for so long; the appeal is decided after. */
export const reviewUndoSeconds = 60

export interface AppealTerms {
  readonly stakePoints: bigint
  readonly maxOpenCount: number
}

/**
 * What an appeal takes of somebody who holds so many points. Who holds less than the stake locks what they hold and may
 * have one open appeal at a time: nobody is kept from being heard for want of points.
 */
export function appealTerms(heldPoints: bigint): AppealTerms {
  if (heldPoints >= appealStakePoints) return { stakePoints: appealStakePoints, maxOpenCount: maxOpenAppeals }
  return { stakePoints: heldPoints > 0n ? heldPoints : 0n, maxOpenCount: 1 }
}

/** An answer that somebody would appeal, with what is known of it. */
export interface ContestedAnswer {
  readonly runState: RunState
  readonly isQualification: boolean
  readonly settledAt: Date | null
  readonly outcome: Outcome
  readonly isGold: boolean
  /** Where the label came from; null without one. */
  readonly source: LabelSource | null
  /** Whether the label was itself decided by an appeal. */
  readonly isFinal: boolean
  /** Whether this answer has been appealed before, by whatever outcome. */
  readonly isAppealed: boolean
}

/** Why an answer cannot be appealed; null where it can. */
export const appealRefusals = [
  "not_settled",
  "training",
  "right",
  "no_label",
  "gold",
  "final",
  "appealed",
  "too_late",
] as const
export type AppealRefusal = (typeof appealRefusals)[number]

export const appealRefusalTexts: Readonly<Record<AppealRefusal, string>> = {
  not_settled: "The run is not settled yet. Nothing has been decided that could be appealed.",
  training: "A qualification run teaches; nothing was earned or lost on it.",
  right: "This answer agrees with the settled one.",
  no_label: "This task has no settled answer to appeal.",
  gold: "This is a gold: the pool's owner set its answer before the project opened.",
  final: "An appeal has decided this task already. That is final.",
  appealed: "This answer has been appealed. Each answer can be appealed once.",
  too_late: "An answer can be appealed for 14 days after its run is settled.",
}

/** The first reason for which this answer cannot be appealed at this time; null where it can. */
export function appealRefusal(contested: ContestedAnswer, nowAt: Date): AppealRefusal | null {
  const { runState, settledAt, outcome } = contested
  if (contested.isAppealed) return "appealed"
  if (runState !== "settled" || settledAt === null) return "not_settled"
  if (contested.isQualification) return "training"
  if (contested.isGold) return "gold"
  if (outcome === "right") return "right"
  if (contested.source === null || (outcome !== "wrong" && outcome !== "partly")) return "no_label"
  if (contested.isFinal) return "final"
  if (nowAt.getTime() > settledAt.getTime() + appealWindowSeconds * 1000) return "too_late"
  return null
}

/** @throws DomainError TOO_MANY when this many appeals are open already */
export function checkOpenCount(openCount: number, { maxOpenCount }: AppealTerms): void {
  if (openCount < maxOpenCount) return
  const most = maxOpenCount === 1 ? "One appeal" : `${maxOpenCount} appeals`
  throw new DomainError("TOO_MANY", `${most} may be open at a time. Wait for an outcome, or take one back.`, {
    openCount,
    maxOpenCount,
  })
}
