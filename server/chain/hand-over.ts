import "server-only"
import { BaseError, createPublicClient, type Hex, http, keccak256, TransactionNotFoundError } from "viem"
import { isUnreachable } from "./chain-errors"
import type { ChainClient } from "./clients"

const timeoutMs = 10_000

/**
 * Hands a signed transaction to the first node that takes it, to each once. A node that breaks off may have taken it
 * before: if another one then knows its nonce, it is asked whether it knows this very transaction.
 * @throws as `isNonceTaken` tells, where another transaction has the nonce
 */
export async function handOver(client: ChainClient, serializedTransaction: Hex): Promise<Hex> {
  let failure: unknown = null
  // One more round over the first node, which may only have lost its answer.
  const urls = client.chain.rpcUrls.default.http
  for (const url of [...urls, ...urls.slice(0, 1)]) {
    const node = createPublicClient({ transport: http(url, { retryCount: 0, timeout: timeoutMs }) })
    try {
      return await node.sendRawTransaction({ serializedTransaction })
    } catch (error) {
      const hash = keccak256(serializedTransaction)
      if (failure !== null && isNonceTaken(error) && (await isKnown(client, hash))) return hash
      if (!isUnreachable(error)) throw error
      failure = error
    }
  }
  throw failure
}

async function isKnown(client: ChainClient, hash: Hex): Promise<boolean> {
  try {
    return (await client.getTransaction({ hash })).hash === hash
  } catch (error) {
    if (error instanceof TransactionNotFoundError) return false
    throw error
  }
}

// Nodes have no code for it, only words; what they refuse so was not sent, and may be sent with the next nonce.
const nonceTaken = /nonce (is )?too low|already (known|imported)|replacement transaction underpriced/i

/** Whether a node refused a transaction because one of the same nonce is known or mined. */
export function isNonceTaken(error: unknown): boolean {
  return error instanceof BaseError && nonceTaken.test(error.details)
}
