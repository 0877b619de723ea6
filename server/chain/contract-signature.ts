import "server-only"
import { orRefuse } from "./chain-errors"
import type { ChainClient } from "./clients"

/**
 * Whether the contract at an address takes a signature over a hash (ERC-1271). An address without code signs nothing.
 * @throws DomainError CHAIN_UNAVAILABLE
 */
export async function isSignedByContract(
  client: ChainClient,
  address: `0x${string}`,
  hash: `0x${string}`,
  signature: `0x${string}`,
): Promise<boolean> {
  if ((await orRefuse(client.getCode({ address }))) === undefined) return false
  return orRefuse(client.verifyHash({ address, hash, signature }))
}
