import { verdictReasonTexts } from "../label/verdict"
import { pauseAppealReasonTexts, pauseReviewReasonTexts } from "./pause"
import { rejectionAppealReasonTexts, rejectionReviewReasonTexts } from "./rejection"
import { appealReasonTexts } from "./terms"

/**
 * What an appeal may be about: a settled answer, a pause that keeps a labeler from new runs, rows of a contribution that
 * were rejected, or a verdict that was drawn for a second look. Nobody opens the last one: the project asks, and no
 * stake is on it.
 */
export const appealSubjects = ["answer", "pause", "rejection", "second_look"] as const
export type AppealSubject = (typeof appealSubjects)[number]

/** What an appeal is about, in the middle of a sentence. */
export const subjectTexts: Readonly<Record<AppealSubject, string>> = {
  answer: "a settled answer",
  pause: "a pause",
  rejection: "rejected rows",
  second_look: "a second look",
}

/** Every reason for which something is looked at again, in words. */
export const groundTexts = {
  ...appealReasonTexts,
  ...pauseAppealReasonTexts,
  ...rejectionAppealReasonTexts,
  drawn: "Drawn for a second look",
} as const
export type AppealGround = keyof typeof groundTexts

/** Every reason that a reviewer gives, in words. */
export const reviewReasonTexts = {
  ...verdictReasonTexts,
  ...pauseReviewReasonTexts,
  ...rejectionReviewReasonTexts,
}
