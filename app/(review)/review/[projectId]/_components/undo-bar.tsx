"use client"
import { verdictReasonTexts } from "@/server/domain/label/verdict"
import { UndoLatest } from "../../_components/undo-latest"
import { decisionTexts } from "./history-list"
import type { GivenVerdicts } from "./use-given-verdicts"

/** The latest verdict, while it may be taken back. */
export function UndoBar({ given }: { readonly given: GivenVerdicts }) {
  const { latest } = given
  if (latest === null) return null
  return (
    <UndoLatest key={latest.taskId} until={latest.undoableUntil} onUndo={given.undoLatest}>
      <span className="font-medium">{decisionTexts[latest.draft.decision]}.</span>{" "}
      <span className="text-ink-soft">{verdictReasonTexts[latest.draft.reason]}</span>
    </UndoLatest>
  )
}
