import type { Purpose } from "./purpose"

/** The EIP-712 message a contributor signs. `contributionHash` is the SHA-256 of the ciphertext: its salt is the encryption's own randomness. */
export interface ConsentMessage {
  readonly pool: `0x${string}`
  readonly contributionHash: `0x${string}`
  readonly purposes: readonly Purpose[]
  /** Seconds since 1970. */
  readonly expiry: string
  readonly nonce: `0x${string}`
}

export const consentTypes = {
  Consent: [
    { name: "pool", type: "bytes32" },
    { name: "contributionHash", type: "bytes32" },
    { name: "purposes", type: "string[]" },
    { name: "expiry", type: "uint64" },
    { name: "nonce", type: "bytes32" },
  ],
} as const

/**
 * The typed data of a consent, ready for a wallet and for verification.
 * @param registryAddress PoolRegistry, so that a consent is good for one deployment on one chain only
 */
export function consentTypedData(message: ConsentMessage, chainId: number, registryAddress: `0x${string}`) {
  return {
    domain: { name: "Millpond consent", version: "1", chainId, verifyingContract: registryAddress },
    types: consentTypes,
    primaryType: "Consent",
    message: { ...message, purposes: [...message.purposes], expiry: BigInt(message.expiry) },
  } as const
}
