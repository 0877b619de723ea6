"use client"
import { usePageKeys } from "@/app/_ui/page-keys"
import { kindScreens } from "../../../../(label)/_kinds/kind-screens"
import type { ReviewCase } from "../../../_views"
import { type DraftVerdict, decide, nextReason, settleOn } from "./draft-verdict"

/** A desk on which a task is judged. */
interface JudgingDesk {
  readonly draft: DraftVerdict
  setDraft(draft: DraftVerdict): void
  step(places: number): void
}

type Act = (() => void) | undefined

interface VerdictActs {
  readonly give: () => void
  readonly writeNote: () => void
  readonly undo: Act
}

/**
 * Keys by which a task is judged: its answers, reasons, the note, giving and taking back, the case before and after.
 * @param more what else this desk has keys for
 */
export function useVerdictKeys(
  { draft, setDraft, step }: JudgingDesk,
  { kind, config }: Pick<ReviewCase["project"], "kind" | "config">,
  { give, writeNote, undo }: VerdictActs,
  more: Readonly<Record<string, Act>> = {},
): void {
  usePageKeys((key) => {
    const current = draft.decision === "label" ? draft.answer : null
    const answer = kindScreens[kind].answerByKey(config, current, key)
    if (answer !== undefined) {
      setDraft(settleOn(draft, answer))
      return true
    }
    const acts: Readonly<Record<string, Act>> = {
      j: () => step(1),
      k: () => step(-1),
      r: () => setDraft(nextReason(draft)),
      x: () => setDraft(decide(draft, "retire")),
      n: writeNote,
      u: undo,
      Enter: give,
      ...more,
    }
    acts[key]?.()
    return acts[key] !== undefined
  })
}
