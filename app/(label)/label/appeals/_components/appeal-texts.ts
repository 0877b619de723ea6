import type { AppealEvent, AppealState } from "@/server/domain/appeal/state"
import type { AppealSubject } from "@/server/domain/appeal/subject"

/** Who reviews an appeal, in one honest sentence. */
export function reviewersText(counts: {
  readonly moderatorCount: number
  readonly independentCount: number
  readonly panel: number
}): string {
  const { moderatorCount, independentCount, panel } = counts
  const isOnlyOne = moderatorCount === 1 && independentCount === 1
  const of = `${independentCount} of the pool's ${moderatorCount} ${moderatorCount === 1 ? "moderator" : "moderators"}`
  if (panel === 0) {
    return `Nobody independent can review it now (${of} could): it waits until the pool's owner appoints somebody. The clock runs meanwhile.`
  }
  const who = panel === 1 ? "One reviewer decides" : `${panel} reviewers decide by majority`
  if (isOnlyOne) return "The pool's one moderator decides, who has nothing to do with it."
  return `${who}; ${of} ${independentCount === 1 ? "has" : "have"} nothing to do with it.`
}

/** What people appeal; a second look is nobody's own. */
export type OwnSubject = Exclude<AppealSubject, "second_look">

/** How often one thing can be appealed. */
export const onceTexts: Readonly<Record<OwnSubject, string>> = {
  answer: "Each answer can be appealed once.",
  pause: "A pause that is upheld can be appealed again after 30 days.",
  rejection: "Each contribution can be appealed once.",
}

const ofAnswer: Readonly<Record<AppealState, string>> = {
  waiting: "Nobody independent is there to review it yet. It starts by itself as soon as somebody is.",
  in_review: "Reviewers who know nothing of the first decision are looking at it.",
  upheld: "The first answer stands.",
  overturned: "The first answer was overturned.",
  withdrawn: "You took this appeal back. Its stake came back whole.",
  moot: "A contributor closed the gate on an item of this task, so nobody can look at it any more. Your stake came back whole.",
}

const ofPause: Readonly<Record<AppealState, string>> = {
  ...ofAnswer,
  in_review: "Reviewers who had no part in the pause are looking at the evidence.",
  upheld: "The pause stands.",
  overturned: "The pause is lifted. You get runs there again.",
  moot: "The moderators ended the pause themselves, so there was nothing left to decide. Your stake came back whole.",
}

const ofRejection: Readonly<Record<AppealState, string>> = {
  ...ofAnswer,
  in_review: "Reviewers who have nothing to do with the rows are reading them.",
  upheld: "The rows stay out.",
  overturned: "The rows are taken in.",
  moot: "You closed the gate of this contribution, so nothing was left to look at. Your stake came back whole.",
}

/** What an appeal's state means for its appellant. */
export const appealStateTexts: Readonly<Record<OwnSubject, Readonly<Record<AppealState, string>>>> = {
  answer: ofAnswer,
  pause: ofPause,
  rejection: ofRejection,
}

/** The subject of one's own appeal. */
export function ownSubject(subject: AppealSubject): OwnSubject {
  return subject === "second_look" ? "answer" : subject
}

export const appealEventTexts: Readonly<Record<AppealEvent | "open", string>> = {
  open: "Opened",
  seat: "Given to reviewers",
  unseat: "Waiting for a reviewer again",
  uphold: "Upheld",
  overturn: "Overturned",
  withdraw: "Taken back",
  lapse: "Lapsed: there was nothing left to decide",
}
