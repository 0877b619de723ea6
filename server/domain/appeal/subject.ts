import { verdictReasonTexts } from "../label/verdict"
import { pauseAppealReasonTexts, pauseReviewReasonTexts } from "./pause"
import { appealReasonTexts } from "./terms"

/** What an appeal may be about: a settled answer, or a pause that keeps a labeler from new runs. */
export const appealSubjects = ["answer", "pause"] as const
export type AppealSubject = (typeof appealSubjects)[number]

/** What an appeal is about, in the middle of a sentence. */
export const subjectTexts: Readonly<Record<AppealSubject, string>> = {
  answer: "a settled answer",
  pause: "a pause",
}

/** Every reason for which an appellant appeals, in words. */
export const groundTexts = { ...appealReasonTexts, ...pauseAppealReasonTexts }

/** Every reason that a reviewer gives, in words. */
export const reviewReasonTexts = { ...verdictReasonTexts, ...pauseReviewReasonTexts }
