import { type ChallengeReason, challengeReasons } from "./challenge"
import { type DecisionReason, decisionReasons } from "./decision"
import type { GrantState } from "./state"

/** What was done to a grant and when, as it was written down with the deed. */
export interface HistoryEntry {
  readonly action: string
  readonly detail: Readonly<Record<string, string | number | boolean | null>>
  readonly createdAt: Date
}

/** The entries that a challenge is told from. */
export const challengeActions = [
  "grant.prepareChallenge",
  "grant.challenged",
  "grant.answerChallenge",
  "grant.prepareResolve",
  "grant.resolved",
  "grant.settled",
  "grant.stepUndone",
] as const

export interface ChallengeOutcome {
  /** Unanswered: its time ran out, and it settled in full. */
  readonly kind: "decided" | "unanswered"
  readonly refundAmount: bigint
  readonly settledAmount: bigint
  readonly decidedAt: Date
  /** The arbiter's words; null where they went to the contract without saying why here. */
  readonly decision: { readonly reason: DecisionReason; readonly note: string } | null
}

export interface Challenge {
  readonly challengedAt: Date
  /** Null for a challenge that was sent to the contract without telling us why. */
  readonly statement: { readonly reason: ChallengeReason; readonly note: string } | null
  /** What the pool's owner says to it; the last words count. */
  readonly answer: { readonly note: string; readonly answeredAt: Date } | null
  /** Null while the arbiter has time. */
  readonly outcome: ChallengeOutcome | null
}

/** What the chain says of the grant now. */
export interface ToldGrant {
  readonly state: GrantState
  readonly paidAmount: bigint
  /** Null while nothing of the price has been settled or refunded. */
  readonly settledAmount: bigint | null
}

/**
 * A grant's challenge out of its history; null where the chain has none. A challenge that the chain took back counts
 * for nothing, and words count only where the chain's own event names their hash or amount.
 */
export function tellChallenge(grant: ToldGrant, entries: readonly HistoryEntry[]): Challenge | null {
  const history = [...entries].sort((left, right) => right.createdAt.getTime() - left.createdAt.getTime())
  const challenged = standingChallenge(history)
  if (challenged === null) return null
  const answer = history.find(({ action }) => action === "grant.answerChallenge")
  return {
    challengedAt: challenged.createdAt,
    statement: statementOf(history, challenged),
    answer:
      answer === undefined ? null : { note: String(answer.detail.note ?? ""), answeredAt: answer.createdAt },
    outcome: outcomeOf(grant, history),
  }
}

/** The newest challenge, unless the chain took back as many as there were. */
function standingChallenge(history: readonly HistoryEntry[]): HistoryEntry | null {
  const made = history.filter(({ action }) => action === "grant.challenged")
  const undone = history.filter(
    ({ action, detail }) =>
      action === "grant.stepUndone" && detail.from === "challenged" && detail.to === "escrowed",
  )
  return made.length > undone.length ? (made[0] ?? null) : null
}

function statementOf(history: readonly HistoryEntry[], challenged: HistoryEntry): Challenge["statement"] {
  const prepared = history.find(
    ({ action, detail }) =>
      action === "grant.prepareChallenge" && detail.reasonHash === challenged.detail.reasonHash,
  )
  const reason = challengeReasons.find((one) => one === prepared?.detail.reason)
  return reason === undefined ? null : { reason, note: String(prepared?.detail.note ?? "") }
}

function outcomeOf(grant: ToldGrant, history: readonly HistoryEntry[]): ChallengeOutcome | null {
  const { state, paidAmount, settledAmount } = grant
  if (state === "challenged" || settledAmount === null) return null
  const refundAmount = paidAmount - settledAmount
  const resolved = history.find(
    ({ action, detail }) => action === "grant.resolved" && detail.settledAmount === settledAmount.toString(),
  )
  const ended = resolved ?? history.find(({ action }) => action === "grant.settled")
  if (ended === undefined) return null
  const { createdAt: decidedAt } = ended
  const amounts = { refundAmount, settledAmount, decidedAt }
  return resolved === undefined
    ? { kind: "unanswered", ...amounts, decision: null }
    : { kind: "decided", ...amounts, decision: decisionOf(history, refundAmount) }
}

function decisionOf(history: readonly HistoryEntry[], refundAmount: bigint): ChallengeOutcome["decision"] {
  const prepared = history.find(
    ({ action, detail }) =>
      action === "grant.prepareResolve" && detail.refundAmount === refundAmount.toString(),
  )
  const reason = decisionReasons.find((one) => one === prepared?.detail.reason)
  return reason === undefined ? null : { reason, note: String(prepared?.detail.note ?? "") }
}
