import { useState } from "react"
import { parseAmount } from "@/app/_lib/format"
import { useToken } from "@/app/_lib/site-config-context"
import { type DecisionReason, decisionNoteLength, decisionReasonsFor } from "@/server/domain/grant/decision"
import type { Decision } from "./use-resolve-call"

/** A decision while it is written. */
export interface DecisionDraft {
  readonly amountText: string
  /** Base units between nothing and all that was paid; null for anything else. */
  readonly refundAmount: bigint | null
  readonly reason: DecisionReason | null
  readonly note: string
  /** Whether the reason can be given for this amount. */
  readonly isFitting: boolean
  /** Null until it can be sent. */
  readonly decision: Decision | null
  setAmountText(text: string): void
  setReason(reason: DecisionReason): void
  setNote(note: string): void
}

export function useDecision(paidAmount: bigint): DecisionDraft {
  const { decimals } = useToken()
  const [amountText, setAmountText] = useState("")
  const [reason, setReason] = useState<DecisionReason | null>(null)
  const [note, setNote] = useState("")
  const typed = parseAmount(amountText, decimals)
  const refundAmount = typed === null || typed > paidAmount ? null : typed
  const fitting =
    refundAmount !== null && reason !== null && decisionReasonsFor(refundAmount).includes(reason)
      ? { refundAmount, reason, note }
      : null
  const isWritten = note.trim().length >= decisionNoteLength.min
  const read = { amountText, refundAmount, reason, note, isFitting: fitting !== null }
  return { ...read, decision: isWritten ? fitting : null, setAmountText, setReason, setNote }
}
