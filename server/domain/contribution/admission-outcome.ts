import type { AdmissionReason, AdmissionVerdict } from "./admission"

/** Why a whole upload is refused before any row is read. */
export const contributionFaults = [
  "cannot_decrypt",
  "hash_differs",
  "consent_invalid",
  "consent_expired",
  "too_many_rows",
  "not_text",
  "empty",
] as const
export type ContributionFault = (typeof contributionFaults)[number]

/** An item that the vault has sealed: what may be known of it outside. */
export interface AdmittedItem {
  readonly itemId: string
  readonly byteSize: number
  readonly itemHash: `0x${string}`
  readonly groupKey: string | null
}

/** The vault's decision on one row, without its content. */
export interface AdmittedRow {
  readonly rowNumber: number
  readonly verdict: AdmissionVerdict
  readonly reasons: readonly AdmissionReason[]
  readonly item: AdmittedItem | null
}

/** What the vault made of an upload. It keeps this answer, so that asking twice answers the same. */
export interface AdmissionOutcome {
  readonly fault: ContributionFault | null
  /** Key of the blob that holds the payload without its header; null where nothing was accepted. */
  readonly payloadBlobKey: string | null
  /** Until when rejected rows that can be appealed are kept, ISO 8601; null or missing where none is. */
  readonly rowsKeptUntil?: string | null
  readonly rows: readonly AdmittedRow[]
}

/** A fault in plain words, with the way out. */
export function contributionFaultText(fault: ContributionFault): string {
  const texts: Record<ContributionFault, string> = {
    cannot_decrypt:
      "The vault could not open this upload: it is damaged or was encrypted for another pool. Send it again.",
    hash_differs: "What arrived is not what the consent was signed for. Send it again.",
    consent_invalid:
      "The consent does not fit this contribution: its signature, pool or content hash differs.",
    consent_expired: "The consent had expired before the vault could read the contribution. Sign a new one.",
    too_many_rows: "This contribution has more rows than one may have. Split it.",
    not_text: "This is not text in UTF-8. Save it so and send it again.",
    empty: "There is no row in this contribution.",
  }
  return texts[fault]
}
