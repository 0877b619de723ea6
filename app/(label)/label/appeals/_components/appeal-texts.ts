import type { AppealEvent, AppealState } from "@/server/domain/appeal/state"

/** Who reviews an appeal, in one honest sentence. */
export function reviewersText(counts: {
  readonly moderatorCount: number
  readonly independentCount: number
  readonly panel: number
}): string {
  const { moderatorCount, independentCount, panel } = counts
  const of = `${independentCount} of the pool's ${moderatorCount} ${moderatorCount === 1 ? "moderator" : "moderators"}`
  if (panel === 0) {
    return `Nobody independent can review it now (${of} could): it waits until the pool's owner appoints somebody. The clock runs meanwhile.`
  }
  const who = panel === 1 ? "One reviewer decides" : `${panel} reviewers decide by majority`
  return `${who}; ${of} ${independentCount === 1 ? "has" : "have"} nothing to do with this answer.`
}

/** What an appeal's state means for its appellant. */
export const appealStateTexts: Readonly<Record<AppealState, string>> = {
  waiting: "Nobody independent is there to review it yet. It starts by itself as soon as somebody is.",
  in_review: "Reviewers who know nothing of the first decision are looking at it.",
  upheld: "The first answer stands.",
  overturned: "The first answer was overturned.",
  withdrawn: "You took this appeal back. Its stake came back whole.",
  moot: "A contributor closed the gate on an item of this task, so nobody can look at it any more. Your stake came back whole.",
}

export const appealEventTexts: Readonly<Record<AppealEvent | "open", string>> = {
  open: "Opened",
  seat: "Given to reviewers",
  unseat: "Waiting for a reviewer again",
  uphold: "Upheld",
  overturn: "Overturned",
  withdraw: "Taken back",
  lapse: "Lapsed: an item was withdrawn",
}
