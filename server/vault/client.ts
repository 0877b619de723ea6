import "server-only"
import { z } from "zod"
import { DomainError, type ErrorCode, errorCodes } from "@/server/domain/errors"
import { type VaultClient, type VaultOutput, vaultVerbs } from "./protocol"

const callSeconds = 120

const refusalSchema = z.object({
  code: z.enum(Object.keys(errorCodes) as [ErrorCode, ...ErrorCode[]]),
  message: z.string(),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
})

/**
 * The vault over HTTP.
 * @param url where `startVault` listens
 * @param token the bearer that web, worker and vault share
 */
export function connectVault(url: string, token: string): VaultClient {
  return {
    async call(verb, input) {
      const response = await fetch(new URL(`/verbs/${verb}`, url), {
        method: "POST",
        headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
        body: JSON.stringify(input),
        signal: AbortSignal.timeout(callSeconds * 1000),
        cache: "no-store",
      }).catch(refuseUnreachable)
      const body: unknown = await response.json().catch(refuseUnreachable)
      if (!response.ok) throw toRefusal(body)
      return vaultVerbs[verb].output.parse(body) as VaultOutput<typeof verb>
    },
  }
}

function toRefusal(body: unknown): DomainError {
  const parsed = refusalSchema.safeParse(body)
  // A vault that does not know us is a fault of the instance, not of the person who asked.
  if (!parsed.success || parsed.data.code === "NOT_SIGNED_IN") return unavailable()
  return new DomainError(parsed.data.code, parsed.data.message, parsed.data.details)
}

function refuseUnreachable(): never {
  throw unavailable()
}

function unavailable(): DomainError {
  return new DomainError(
    "VAULT_UNAVAILABLE",
    "The vault does not answer. Nothing was changed. Try again in a moment.",
  )
}
