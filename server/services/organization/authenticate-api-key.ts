import "server-only"
import { and, eq, isNull } from "drizzle-orm"
import { sha256, toBytes } from "viem"
import { apiKey } from "@/db/schema"
import type { Actor } from "@/server/domain/access/actor"
import { DomainError } from "@/server/domain/errors"
import type { ServiceContext } from "../context"

export const apiKeyPrefix = "mp_"

/** What is kept of a key: the SHA-256 of a secret of 256 random bits. */
export function apiKeyHash(secret: string): `0x${string}` {
  return sha256(toBytes(secret))
}

/**
 * The actor behind a key's secret, noting that it was used.
 * @throws DomainError NOT_SIGNED_IN for an unknown or revoked key: both look the same
 */
export async function authenticateApiKey(
  context: Pick<ServiceContext, "db" | "now">,
  secret: string,
): Promise<Extract<Actor, { kind: "organizationKey" }>> {
  const [used] = secret.startsWith(apiKeyPrefix)
    ? await context.db
        .update(apiKey)
        .set({ lastUsedAt: context.now() })
        .where(and(eq(apiKey.keyHash, apiKeyHash(secret)), isNull(apiKey.revokedAt)))
        .returning()
    : []
  if (used === undefined) {
    throw new DomainError("NOT_SIGNED_IN", "This API key is unknown or has been revoked. Make a new one.")
  }
  return { kind: "organizationKey", organizationId: used.organizationId, keyId: used.id }
}
