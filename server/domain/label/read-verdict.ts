import { DomainError } from "../errors"
import { type Answer, type KindConfig, type KindId, readAnswer } from "../kinds/registry"
import type { ProjectState } from "../project/state"
import type { TaskEvent } from "../task/state"
import { type VerdictDecision, type VerdictReason, verdictReasons } from "./verdict"

/** A verdict can be taken back for so long; nothing is settled from it before. */
export const verdictUndoSeconds = 60

/** Labels that a verdict of `more_labels` adds to a task's most. */
export const extraLabelsPerVerdict = 2

/** What each decision does to the task, and what undoes it. */
export const verdictEvents: Readonly<
  Record<VerdictDecision, { readonly give: TaskEvent; readonly undo: TaskEvent }>
> = {
  label: { give: "giveLabel", undo: "undoLabel" },
  more_labels: { give: "askForMoreLabels", undo: "undoMoreLabels" },
  retire: { give: "retire", undo: "undoRetire" },
}

export interface VerdictDraft {
  readonly decision: VerdictDecision
  readonly answer?: unknown
  readonly reason: VerdictReason
}

export interface JudgedProject {
  readonly kind: KindId
  readonly config: KindConfig
  readonly state: ProjectState
}

/**
 * Reads a verdict against its project: the answer that it settles on, null for the other decisions.
 * @throws DomainError BAD_INPUT for a reason of another decision, an answer too much or missing;
 *   WRONG_STATE when more labels are asked of a project that takes none any more
 */
export function readVerdict(draft: VerdictDraft, project: JudgedProject): Answer | null {
  const reasons: readonly VerdictReason[] = verdictReasons[draft.decision]
  if (!reasons.includes(draft.reason)) {
    throw new DomainError("BAD_INPUT", "This reason belongs to another decision. Choose one of its own.", {
      field: "reason",
    })
  }
  if (draft.decision === "more_labels" && (project.state === "closing" || project.state === "closed")) {
    throw new DomainError("WRONG_STATE", "The project takes no more labels. Settle the task or retire it.", {
      state: project.state,
    })
  }
  const hasAnswer = draft.answer !== undefined && draft.answer !== null
  if (draft.decision === "label") return readAnswer(project.kind, project.config, draft.answer)
  if (hasAnswer) {
    throw new DomainError("BAD_INPUT", "Only a verdict that settles the task has an answer.", {
      field: "answer",
    })
  }
  return null
}
