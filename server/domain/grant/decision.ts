import { DomainError } from "../errors"

/** Why the arbiter decides a challenge as they do. A closed list, kept here; the chain has the amounts alone. */
export const decisionReasons = [
  "does_not_open",
  "not_as_described",
  "poor_quality",
  "licence",
  "as_described",
  "not_shown",
  "other",
] as const
export type DecisionReason = (typeof decisionReasons)[number]

/** Whether a reason speaks for money back, against it, or for either. */
const speaksFor: Readonly<Record<DecisionReason, "refund" | "settlement" | "either">> = {
  does_not_open: "refund",
  not_as_described: "refund",
  poor_quality: "refund",
  licence: "refund",
  as_described: "settlement",
  not_shown: "settlement",
  other: "either",
}

export const decisionNoteLength = { min: 10, max: 1000 } as const
export const challengeAnswerLength = { min: 10, max: 1000 } as const

/** The reasons that can be given for a refund of this much: some money back needs a fault, none needs its absence. */
export function decisionReasonsFor(refundAmount: bigint): readonly DecisionReason[] {
  const against = refundAmount > 0n ? "settlement" : "refund"
  return decisionReasons.filter((reason) => speaksFor[reason] !== against)
}

/**
 * Refuses a decision that the contract would not take, or whose reason says the opposite of its amount.
 * @throws DomainError BAD_INPUT
 */
export function requireDecision(
  paidAmount: bigint,
  decision: { readonly refundAmount: bigint; readonly reason: DecisionReason },
): void {
  const { refundAmount, reason } = decision
  if (refundAmount < 0n || refundAmount > paidAmount) {
    throw new DomainError("BAD_INPUT", "A refund is from nothing to all that was paid.", {
      paidAmount: paidAmount.toString(),
    })
  }
  if (decisionReasonsFor(refundAmount).includes(reason)) return
  const why = refundAmount > 0n ? "speaks against any refund" : "speaks for a refund"
  throw new DomainError("BAD_INPUT", `The reason ${why}. Choose another reason or another amount.`)
}
