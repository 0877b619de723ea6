import "server-only"
import { z } from "zod"
import { DomainError } from "@/server/domain/errors"
import { splitRpcUrls } from "@/server/platform/rpc"

/** What a wallet in a browser may ask the node through us: reading, and sending what is already signed. */
export const relayedMethods = [
  "eth_chainId",
  "eth_blockNumber",
  "eth_call",
  "eth_getBalance",
  "eth_estimateGas",
  "eth_gasPrice",
  "eth_maxPriorityFeePerGas",
  "eth_feeHistory",
  "eth_getTransactionCount",
  "eth_sendRawTransaction",
  "eth_getTransactionReceipt",
  "eth_getTransactionByHash",
  "eth_getBlockByNumber",
  "eth_getCode",
  "eth_getLogs",
  "net_version",
] as const

const callSchema = z.strictObject({
  jsonrpc: z.literal("2.0"),
  id: z.union([z.int(), z.string().max(64)]),
  method: z.enum(relayedMethods),
  params: z.array(z.unknown()).max(8).optional(),
})

const batchCalls = 20
const timeoutSeconds = 15

export const relayRpcInput = z.union([callSchema, z.array(callSchema).min(1).max(batchCalls)])

/**
 * Passes JSON-RPC on, one call or a batch, if every method is on the list: to the first node that answers.
 * @param rpcUrl one address or several with commas between
 * @throws DomainError CHAIN_UNAVAILABLE
 */
export async function relayRpc(rpcUrl: string, input: z.infer<typeof relayRpcInput>): Promise<string> {
  for (const url of splitRpcUrls(rpcUrl)) {
    const answer = await askNode(url, input)
    if (answer !== null) return answer
  }
  throw new DomainError("CHAIN_UNAVAILABLE", "The chain did not answer. Nothing is lost; try again.")
}

async function askNode(url: string, input: z.infer<typeof relayRpcInput>): Promise<string | null> {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(input),
      signal: AbortSignal.timeout(timeoutSeconds * 1000),
      cache: "no-store",
    })
    const text = await response.text()
    return response.ok || text.startsWith("{") || text.startsWith("[") ? text : null
  } catch {
    // To the one who asks, every way of not answering is the same.
    return null
  }
}
