import type { TRPCClientError } from "@trpc/client"
import type { AppRouter } from "@/server/api/router"
import type { ErrorCode } from "@/server/domain/errors"
import { WalletFault } from "../_wallet/wallet-fault"

/** A failure in the three sentences that every screen owes: what happened, what is safe, what to do. */
export interface Explanation {
  readonly title: string
  readonly safe: string
  readonly todo: string
  /** The closed code, for a screen that has a way out of its own. */
  readonly reason: ErrorCode | "UNREACHABLE" | "WALLET" | "UNKNOWN"
  /** Faults by field of a form. */
  readonly fields: Readonly<Record<string, readonly string[] | undefined>>
  /** Whether the same request may succeed a moment later. */
  readonly mayRetry: boolean
}

const nothingChanged = "Nothing was changed."

const ways: Record<ErrorCode, string> = {
  BAD_INPUT: "Correct the marked fields and send again.",
  NOT_SIGNED_IN: "Sign in, then try again.",
  FORBIDDEN: "If you should be able to do this, ask the pool's owner, or sign in with another account.",
  NOT_FOUND: "Check the link, or sign in with the account it belongs to.",
  CONFLICT: "Somebody was faster, or it was done already. Reload to see how it stands.",
  WRONG_STATE: "Reload to see how it stands now.",
  EXPIRED: "Start again; it takes a moment.",
  INSUFFICIENT_POINTS: "Choose a smaller stake, or earn points first.",
  INSUFFICIENT_FUNDS: "Add money to the wallet, or choose another one.",
  NOTHING_TO_DO: "Come back later; more may arrive at any time.",
  CONSENT_CLOSED: "The contributor closed the gate. There is no way around that.",
  TOO_MANY: "Wait a minute, then try again.",
  VAULT_REFUSED: "Look at the reason, correct it and try again.",
  VAULT_UNAVAILABLE: "The vault is not reachable. Try again in a moment.",
  CHAIN_UNAVAILABLE: "The chain is not reachable. Try again in a moment.",
}

const passing: readonly string[] = ["VAULT_UNAVAILABLE", "CHAIN_UNAVAILABLE", "UNKNOWN"]

/** Explains anything that was thrown: a refusal of the server, a wallet's, a broken connection, a defect. */
export function explainError(error: unknown): Explanation {
  if (error instanceof WalletFault) {
    return explain("WALLET", error.message, error.safe, error.todo)
  }
  if (isTRPCError(error)) {
    const { data } = error
    if (data === null || data === undefined) {
      return explain(
        "UNREACHABLE",
        "The server could not be reached",
        "What you entered is still here.",
        "Check the connection, then try again.",
      )
    }
    const todo = isErrorCode(data.reason) ? ways[data.reason] : "Try again in a moment."
    const reason = isErrorCode(data.reason) ? data.reason : "UNKNOWN"
    return { ...explain(reason, error.message, nothingChanged, todo), fields: data.fields ?? {} }
  }
  return explain(
    "UNKNOWN",
    "This part of the page failed",
    nothingChanged,
    "Try again; if it stays, reload the page.",
  )
}

function isTRPCError(error: unknown): error is TRPCClientError<AppRouter> {
  // By name, so that a page without procedures does not load their code to explain an error.
  return error instanceof Error && error.name === "TRPCClientError"
}

function isErrorCode(code: string): code is ErrorCode {
  return code in ways
}

function explain(reason: Explanation["reason"], title: string, safe: string, todo: string): Explanation {
  const mayRetry = reason === "UNREACHABLE" || passing.includes(reason)
  return { title: title.replace(/\.$/, ""), safe, todo, reason, fields: {}, mayRetry }
}
