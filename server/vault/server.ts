import "server-only"
import { createHash, timingSafeEqual } from "node:crypto"
import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import { ZodError } from "zod"
import { DomainError, errorCodes } from "@/server/domain/errors"
import { logger } from "@/server/platform/logger"
import { isVaultVerb } from "./call-verb"
import { type LocalVaultOptions, openLocalVault } from "./local"
import type { VaultClient, VaultVerb } from "./protocol"

export interface VaultServerOptions extends LocalVaultOptions {
  /** What callers must bring as bearer; at least 32 characters. */
  readonly token: string
  /** A port of the loopback interface (0 takes a free one), or the path of a Unix socket. */
  readonly listen: { readonly port: number } | { readonly socketPath: string }
}

const maxBodyBytes = 1_048_576
const closeSeconds = 10

/** Opens the vault's door: one address a verb, `POST /verbs/<verb>`. Nothing of a body is ever logged. */
export async function startVault(
  options: VaultServerOptions,
): Promise<{ readonly url: string; close(): Promise<void> }> {
  if (options.token.length < 32) throw new Error("The vault's token must have at least 32 characters.")
  const vault = openLocalVault(options)
  const server = createServer(
    (request, response) => void serve(vault.client, options.token, request, response),
  )
  server.requestTimeout = 30_000
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject)
    if ("port" in options.listen) server.listen(options.listen.port, "127.0.0.1", resolve)
    else server.listen(options.listen.socketPath, resolve)
  })
  return {
    url: urlOf(server.address()),
    async close() {
      const cut = setTimeout(() => server.closeAllConnections(), closeSeconds * 1000)
      server.closeIdleConnections()
      await new Promise((resolve) => server.close(resolve))
      clearTimeout(cut)
      await vault.close()
    },
  }
}

async function serve(
  client: VaultClient,
  token: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method === "GET" && request.url === "/health") return answer(response, 200, { isReady: true })
  if (!hasToken(request, token)) return answer(response, 401, { code: "NOT_SIGNED_IN", message: "No." })
  const verb = /^\/verbs\/([A-Za-z]+)$/.exec(request.url ?? "")?.[1] ?? ""
  if (request.method !== "POST" || !isVaultVerb(verb)) {
    return answer(response, 404, { code: "NOT_FOUND", message: "The vault has no such verb." })
  }
  const startedAt = performance.now()
  const { status, body } = await run(client, verb, request)
  const milliseconds = Math.round(performance.now() - startedAt)
  logger.debug("vault verb", { verb, status, milliseconds })
  answer(response, status, body)
}

async function run(client: VaultClient, verb: VaultVerb, request: IncomingMessage) {
  try {
    return { status: 200, body: await client.call(verb, JSON.parse(await readBody(request))) }
  } catch (error) {
    if (error instanceof DomainError) {
      const { code, message, details } = error
      return { status: errorCodes[code].httpStatus, body: { code, message, details } }
    }
    if (error instanceof ZodError || error instanceof SyntaxError) {
      return {
        status: 400,
        body: { code: "BAD_INPUT", message: "The vault could not read what it was asked." },
      }
    }
    // A message may quote what it failed on, so only the kind of failure is written down.
    logger.error("vault verb failed", { verb, ...kindOf(error) })
    return {
      status: 500,
      body: { code: "VAULT_UNAVAILABLE", message: "The vault failed. Nothing was released." },
    }
  }
}

function kindOf(error: unknown): { kind: string; cause: string } {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : null
  const code = cause !== null && "code" in cause ? String(cause.code) : ""
  return {
    kind: error instanceof Error ? error.name : typeof error,
    cause: `${cause?.name ?? ""} ${code}`.trim(),
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  let byteSize = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    byteSize += part.length
    if (byteSize > maxBodyBytes) throw new DomainError("BAD_INPUT", "This is too much for one question.")
    parts.push(part)
  }
  return Buffer.concat(parts).toString("utf8")
}

/** Compares hashes in constant time, so that neither the token's length nor its start can be felt out. */
function hasToken(request: IncomingMessage, token: string): boolean {
  const brought = /^Bearer (.+)$/.exec(request.headers.authorization ?? "")?.[1] ?? ""
  const hash = (text: string) => createHash("sha256").update(text).digest()
  return timingSafeEqual(hash(brought), hash(token))
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  if (response.destroyed) return
  // A refused request may not have been read to its end: its connection is of no more use.
  const connection = status === 200 ? "keep-alive" : "close"
  response.writeHead(status, {
    "content-type": "application/json",
    "cache-control": "no-store",
    connection,
  })
  response.end(JSON.stringify(body))
}

function urlOf(address: AddressInfo | string | null): string {
  return address !== null && typeof address === "object" ? `http://127.0.0.1:${address.port}` : `${address}`
}
