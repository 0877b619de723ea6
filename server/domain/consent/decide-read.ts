import type { AccessOutcome } from "./access-log"
import type { Purpose } from "./purpose"

/** The three things that a read needs at once: an open gate with a live consent, a purpose it covers, a right. */
export interface ReadConditions {
  /** Null where the vault holds no key of the contribution. */
  readonly gate: { readonly shreddedAt: Date | null } | null
  readonly consent: {
    readonly purposes: readonly Purpose[]
    readonly expiresAt: Date
    readonly revokedAt: Date | null
  } | null
  readonly purpose: Purpose
  readonly hasRight: boolean
  readonly nowAt: Date
}

/** Releases only where every condition holds; else names the first one missing. A closed gate comes before all. */
export function decideRead(conditions: ReadConditions): AccessOutcome {
  const { gate, consent, purpose, hasRight, nowAt } = conditions
  if (gate !== null && gate.shreddedAt !== null) return "refused_shredded"
  if (gate === null || consent === null) return "refused_consent"
  if (consent.revokedAt !== null || consent.expiresAt.getTime() <= nowAt.getTime()) return "refused_consent"
  if (!consent.purposes.includes(purpose)) return "refused_purpose"
  return hasRight ? "released" : "refused_right"
}
