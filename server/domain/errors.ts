/** The closed set of reasons for which Millpond refuses something. Each has one HTTP status and one tRPC code. */
export const errorCodes = {
  BAD_INPUT: { httpStatus: 400, trpc: "BAD_REQUEST" },
  NOT_SIGNED_IN: { httpStatus: 401, trpc: "UNAUTHORIZED" },
  FORBIDDEN: { httpStatus: 403, trpc: "FORBIDDEN" },
  NOT_FOUND: { httpStatus: 404, trpc: "NOT_FOUND" },
  CONFLICT: { httpStatus: 409, trpc: "CONFLICT" },
  WRONG_STATE: { httpStatus: 409, trpc: "CONFLICT" },
  EXPIRED: { httpStatus: 410, trpc: "PRECONDITION_FAILED" },
  INSUFFICIENT_POINTS: { httpStatus: 422, trpc: "UNPROCESSABLE_CONTENT" },
  INSUFFICIENT_FUNDS: { httpStatus: 422, trpc: "UNPROCESSABLE_CONTENT" },
  NOTHING_TO_DO: { httpStatus: 422, trpc: "UNPROCESSABLE_CONTENT" },
  CONSENT_CLOSED: { httpStatus: 423, trpc: "PRECONDITION_FAILED" },
  TOO_MANY: { httpStatus: 429, trpc: "TOO_MANY_REQUESTS" },
  VAULT_REFUSED: { httpStatus: 422, trpc: "UNPROCESSABLE_CONTENT" },
  VAULT_UNAVAILABLE: { httpStatus: 503, trpc: "SERVICE_UNAVAILABLE" },
  CHAIN_UNAVAILABLE: { httpStatus: 503, trpc: "SERVICE_UNAVAILABLE" },
} as const

export type ErrorCode = keyof typeof errorCodes

const brand = Symbol.for("millpond.DomainError")

/** A refusal with a reason that may be shown to the person who asked. Anything else thrown is a defect. */
export class DomainError extends Error {
  override readonly name = "DomainError"
  readonly [brand] = true

  // A process may load this module once a bundle: a refusal of another copy is a refusal all the same.
  static override [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === "object" && value !== null && brand in value
  }

  /**
   * @param message one plain sentence: what happened and the way out
   * @param details figures behind the refusal, safe to show (never private content)
   */
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly details: Readonly<Record<string, string | number | boolean>> = {},
  ) {
    super(message)
  }
}

/** The answer to a foreign or unknown id: both look the same from outside. */
export function notFound(noun: string): DomainError {
  return new DomainError("NOT_FOUND", `There is no such ${noun}, or it is not yours to see.`)
}

/** A refusal because something is in the wrong state for what was asked. */
export function wrongState(noun: string, state: string, wanted: string): DomainError {
  return new DomainError("WRONG_STATE", `This ${noun} is ${state}; ${wanted}.`, { state })
}
