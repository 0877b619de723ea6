/** What the server signs once an upload is durably stored. */
export interface UploadReceipt {
  readonly contributionId: string
  /** SHA-256 of the ciphertext as received. */
  readonly ciphertextHash: `0x${string}`
  readonly byteSize: number
  /** ISO 8601, UTC. */
  readonly receivedAt: string
  readonly signerAddress: `0x${string}`
  /** EIP-191 signature of `receiptText`. */
  readonly signature: `0x${string}`
}

/** The text that is signed: fixed lines, so that anybody can rebuild and check it. */
export function receiptText(receipt: Omit<UploadReceipt, "signature" | "signerAddress">): string {
  return [
    "Millpond upload receipt",
    `contribution: ${receipt.contributionId}`,
    `sha256: ${receipt.ciphertextHash}`,
    `bytes: ${receipt.byteSize}`,
    `received: ${receipt.receivedAt}`,
  ].join("\n")
}
