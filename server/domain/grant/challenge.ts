import { keccak256, stringToBytes } from "viem"
import { canonicalJson } from "../canonical-json"

/** Why a buyer may ask for the money back inside the inspection window. */
export const challengeReasons = [
  "does_not_open",
  "not_as_described",
  "poor_quality",
  "licence",
  "other",
] as const
export type ChallengeReason = (typeof challengeReasons)[number]

export interface ChallengeStatement {
  readonly grantId: string
  readonly reason: ChallengeReason
  /** What the arbiter reads. */
  readonly note: string
}

export const challengeNoteLength = { min: 10, max: 1000 } as const

/** What stands on chain for a challenge: the hash of its words (RFC 8785), never the words. */
export function challengeReasonHash({ grantId, reason, note }: ChallengeStatement): `0x${string}` {
  return keccak256(stringToBytes(canonicalJson({ format: "millpond-challenge-1", grantId, note, reason })))
}
