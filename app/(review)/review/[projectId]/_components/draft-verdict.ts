import type { Answer, KindConfig, KindId } from "@/server/domain/kinds/registry"
import { type VerdictDecision, type VerdictReason, verdictReasons } from "@/server/domain/label/verdict"
import { kindScreens } from "../../../../(label)/_kinds/kind-screens"

/** A verdict while it is being made. */
export interface DraftVerdict {
  readonly decision: VerdictDecision
  /** For a label alone. */
  readonly answer: Answer | null
  readonly reason: VerdictReason
  readonly note: string
}

export const emptyDraft: DraftVerdict = {
  decision: "label",
  answer: null,
  reason: verdictReasons.label[0],
  note: "",
}

/** The draft with another decision; its first reason stands until another is chosen. */
export function decide(draft: DraftVerdict, decision: VerdictDecision): DraftVerdict {
  if (draft.decision === decision) return draft
  const answer = decision === "label" ? draft.answer : null
  return { ...draft, decision, answer, reason: verdictReasons[decision][0] }
}

/** The draft settled on an answer. */
export function settleOn(draft: DraftVerdict, answer: Answer | null): DraftVerdict {
  return { ...decide(draft, "label"), answer }
}

/** The draft with the next reason of its decision, around. */
export function nextReason(draft: DraftVerdict): DraftVerdict {
  const reasons: readonly VerdictReason[] = verdictReasons[draft.decision]
  return { ...draft, reason: reasons[(reasons.indexOf(draft.reason) + 1) % reasons.length] ?? draft.reason }
}

/** What is still missing, in words; null when it can be given. */
export function missingFrom(
  draft: DraftVerdict,
  project: { readonly kind: KindId; readonly config: KindConfig },
): string | null {
  if (draft.decision !== "label") return null
  if (draft.answer === null) return "Choose the answer first."
  return kindScreens[project.kind].isComplete(project.config, draft.answer)
    ? null
    : "Choose as many as are asked for."
}
