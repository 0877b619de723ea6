import { ZodError } from "zod"
import { DomainError } from "@/server/domain/errors"
import { webEnv } from "@/server/platform/env"
import { relayRpc, relayRpcInput } from "@/server/services/site/relay-rpc"
import { refuseForeignPage } from "../own-page"

export const dynamic = "force-dynamic"

const maxBodyBytes = 512 * 1024

/** The browser's way to the chain: JSON-RPC of a closed list of methods, passed on to the node. */
export async function POST(request: Request): Promise<Response> {
  const refusal = refuseForeignPage(request)
  if (refusal !== null) return refusal
  try {
    const input = relayRpcInput.parse(JSON.parse(await readBody(request)))
    return answer(await relayRpc(webEnv().RPC_URL, input), 200)
  } catch (error) {
    if (error instanceof DomainError) return fault(-32603, error.message, 503)
    if (error instanceof ZodError || error instanceof SyntaxError) {
      return fault(-32601, "This is not a call that is passed on from here.", 400)
    }
    throw error
  }
}

async function readBody(request: Request): Promise<string> {
  const parts: Uint8Array[] = []
  let byteSize = 0
  const reader = request.body?.getReader()
  for (let part = await reader?.read(); part !== undefined && !part.done; part = await reader?.read()) {
    byteSize += part.value.length
    if (byteSize > maxBodyBytes) throw new SyntaxError("too long")
    parts.push(part.value)
  }
  return Buffer.concat(parts).toString("utf8")
}

function fault(code: number, message: string, status: number): Response {
  return answer(JSON.stringify({ jsonrpc: "2.0", id: null, error: { code, message } }), status)
}

function answer(body: string, status: number): Response {
  return new Response(body, {
    status,
    headers: { "content-type": "application/json", "cache-control": "no-store" },
  })
}
