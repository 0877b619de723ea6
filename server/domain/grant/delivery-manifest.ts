/** What a delivery holds, signed, inside and beside the encrypted copy. */
export interface DeliveryManifest {
  readonly deliveryId: string
  readonly grantId: string
  readonly releaseId: string
  readonly manifestRoot: `0x${string}`
  /** Opens the leaves of the labels: with it a buyer proves that each label stands in the release's root. */
  readonly manifestSalt: `0x${string}` | null
  readonly licence: string
  readonly itemCount: number
  readonly labelCount: number
  /** Items of the release left out because their contributor has closed the gate. */
  readonly withheldItemIds: readonly string[]
  /** SHA-256 of the plaintext JSON Lines. */
  readonly contentHash: `0x${string}`
  readonly byteSize: number
  /** Keyed hash that decides the order of rows: a leaked copy names its buyer. */
  readonly fingerprint: `0x${string}`
  /** ISO 8601, UTC. */
  readonly createdAt: string
}

/** The text that is signed (EIP-191). */
export function deliveryManifestText(manifest: DeliveryManifest): string {
  return `Millpond delivery\n${JSON.stringify(manifest, Object.keys(manifest).sort())}`
}
