import "server-only"
import { eq } from "drizzle-orm"
import { poolKey } from "@/db/schema"
import { DomainError } from "@/server/domain/errors"
import type { Id } from "@/server/domain/id"
import { sealContext } from "./sealed-items"
import type { VaultContext } from "./vault-context"

/** A pool's age identity, in the clear: lives as long as the verb that asked. */
export async function readPoolIdentity(context: VaultContext, poolId: Id<"pool">): Promise<string> {
  const row = await loadPoolKey(context, poolId)
  return new TextDecoder().decode(
    await context.sealer.unseal(row.sealedIdentity, sealContext.poolIdentity(poolId)),
  )
}

/** The key of a pool's hashes of items, groups and deliveries. */
export async function readPoolHashKey(context: VaultContext, poolId: Id<"pool">): Promise<Uint8Array> {
  const row = await loadPoolKey(context, poolId)
  return context.sealer.unseal(row.sealedHashKey, sealContext.poolHashKey(poolId))
}

async function loadPoolKey(context: VaultContext, poolId: Id<"pool">) {
  const [row] = await context.db.select().from(poolKey).where(eq(poolKey.poolId, poolId))
  if (row === undefined) throw new DomainError("VAULT_REFUSED", "The vault holds no key of this pool.")
  return row
}
