import "server-only"
import { eq } from "drizzle-orm"
import { poolKey } from "@/db/schema"
import { makeIdentity } from "@/server/domain/envelope/age"
import type { Id } from "@/server/domain/id"
import { makeKey } from "../keys"
import { sealContext } from "../sealed-items"
import type { VaultHandler } from "../vault-context"

/** Makes a pool's age identity and the key of its hashes; both stay here. Asked twice, it answers the same recipient. */
export const createPoolKey: VaultHandler<"createPoolKey"> = async (context, input) => {
  const poolId = input.poolId as Id<"pool">
  const { identity, recipient } = await makeIdentity()
  const text = new TextEncoder()
  await context.db
    .insert(poolKey)
    .values({
      poolId,
      recipient,
      sealedIdentity: await context.sealer.seal(text.encode(identity), sealContext.poolIdentity(poolId)),
      sealedHashKey: await context.sealer.seal(makeKey(), sealContext.poolHashKey(poolId)),
      createdAt: context.now(),
    })
    .onConflictDoNothing()
  const [kept] = await context.db
    .select({ recipient: poolKey.recipient })
    .from(poolKey)
    .where(eq(poolKey.poolId, poolId))
  if (kept === undefined) throw new Error("The pool's key was not kept.")
  return { recipient: kept.recipient }
}
