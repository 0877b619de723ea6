import { verdictReasonTexts } from "@/server/domain/label/verdict"
import type { RunOutcome } from "../../../../../_views"

/** Why a task of a run stands as it does, in one or two sentences. */
export function reasonOf({ outcome, isGold, why, skipReason }: RunOutcome, isQualification: boolean): string {
  if (isQualification) return reasonOfExample(outcome)
  if (outcome === "skipped") {
    return skipReason === "unanswered"
      ? "It was left open when the run was finished. It counts neither way."
      : "You skipped it. It counts neither way."
  }
  if (outcome === "left") return "It was not answered. It counts neither way."
  if (why.isByAppeal)
    return "Reviewers who knew nothing of the first decision decided it, after an appeal or a second look. That is final."
  if (why.verdict !== null && outcome !== "unsettled") {
    const by = outcome === "withdrawn" ? "A moderator took the task out" : "A moderator decided"
    return `${by}: ${lowerFirst(verdictReasonTexts[why.verdict.reason])}.`
  }
  if (outcome === "withdrawn")
    return "The task was withdrawn, because a contributor closed the gate on its item. Your answer is paid at the run's score and left out of it."
  if (isGold) return "This was a gold: its answer was known and fixed before the project opened."
  const count = why.annotationCount ?? 0
  const labels = count === 1 ? "1 answer" : `${count} answers`
  if (outcome === "unsettled")
    return `Not certain enough yet after ${labels}. The bars show where it stands now.`
  return `Settled by ${labels}, each weighed by how often its labeler is right.`
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}

function reasonOfExample(outcome: RunOutcome["outcome"]): string {
  return outcome === "skipped" || outcome === "left"
    ? "It was not answered, so it does not count as right."
    : "This was an example: its answer is known, and only the same answer counts as right."
}
