import { keccak256, toHex } from "viem"
import { purposes, purposeTexts } from "./purpose"

/**
 * By what right a reader asks the vault. `appeal`: a seat on the contributor's own appeal of rejected rows. `ownCopy`:
 * the contributor takes out their own encrypted copy.
 */
export const rightKinds = ["admission", "run", "case", "appeal", "delivery", "ownCopy"] as const
export type RightKind = (typeof rightKinds)[number]

/** The rights by which somebody else reads; admission and one's own copy are no reads of this kind. */
export const readingRightKinds = ["run", "case", "appeal", "delivery"] as const satisfies readonly RightKind[]

/** What a key was released for: a purpose of the consent, the vault's own check, or the contributor's own copy. */
export const accessPurposes = [...purposes, "admission", "ownCopy"] as const
export type AccessPurpose = (typeof accessPurposes)[number]

/** What a key was released for, in the words of the access log's page. */
export function accessPurposeText(purpose: AccessPurpose): string {
  if (purpose === "admission") return "Check on arrival"
  return purpose === "ownCopy" ? "Your own copy" : purposeTexts[purpose].title
}

/** What the vault did. Every refusal names the one condition that failed. */
export const accessOutcomes = [
  "released",
  "refused_consent",
  "refused_purpose",
  "refused_right",
  "refused_shredded",
] as const
export type AccessOutcome = (typeof accessOutcomes)[number]

export interface AccessLogEntry {
  readonly contributionId: string
  readonly itemCount: number
  readonly purpose: AccessPurpose
  readonly readerId: string
  readonly rightKind: RightKind
  readonly rightId: string
  readonly outcome: AccessOutcome
  /** ISO 8601, UTC. */
  readonly readAt: string
}

export const firstPreviousHash: `0x${string}` = `0x${"0".repeat(64)}`

/** The hash that chains an entry to the one before: a changed or dropped entry breaks every later one. */
export function accessEntryHash(previousHash: `0x${string}`, entry: AccessLogEntry): `0x${string}` {
  const fields = [
    previousHash,
    entry.contributionId,
    entry.itemCount,
    entry.purpose,
    entry.readerId,
    entry.rightKind,
    entry.rightId,
    entry.outcome,
    entry.readAt,
  ]
  return keccak256(toHex(JSON.stringify(fields)))
}
