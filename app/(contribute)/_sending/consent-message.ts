import type { Purpose } from "@/server/domain/consent/purpose"
import type { ConsentMessage } from "@/server/domain/consent/typed-data"

/** A consent to be signed, with a fresh nonce. */
export function consentMessage(
  poolOnChainId: `0x${string}`,
  contributionHash: `0x${string}`,
  purposes: readonly Purpose[],
  expiresAt: Date,
): ConsentMessage {
  return {
    pool: poolOnChainId,
    contributionHash,
    purposes,
    expiry: String(Math.floor(expiresAt.getTime() / 1000)),
    nonce: freshNonce(),
  }
}

function freshNonce(): `0x${string}` {
  const bytes = crypto.getRandomValues(new Uint8Array(32))
  return `0x${Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("")}`
}

export const consentTerms = ["6 months", "1 year", "2 years", "5 years"] as const
export type ConsentTerm = (typeof consentTerms)[number]

const monthsOf: Readonly<Record<ConsentTerm, number>> = {
  "6 months": 6,
  "1 year": 12,
  "2 years": 24,
  "5 years": 60,
}

/** When a consent of this length, given now, ends: to the second, as the signed message carries it. */
export function expiryOf(term: ConsentTerm, nowAt: Date): Date {
  const end = new Date(nowAt)
  end.setUTCMilliseconds(0)
  end.setUTCMonth(end.getUTCMonth() + monthsOf[term])
  return end
}
