import "server-only"
import { randomBytes } from "node:crypto"
import { pool } from "@/db/schema"
import type { Id } from "@/server/domain/id"
import { type PoolDraft, poolDraftSchema } from "@/server/domain/pool/draft"
import { newId, requireCan, requirePerson, type ServiceContext, writeAudit } from "../context"

export const createPoolInput = poolDraftSchema

/** Writes a pool's terms down as a draft, seen by its owner alone. */
export async function createPool(
  context: ServiceContext,
  input: PoolDraft,
): Promise<{ readonly poolId: Id<"pool"> }> {
  requireCan(context, "pool.create")
  const owner = requirePerson(context)
  const poolId = newId(context, "pool")
  const { split, ...terms } = input
  await context.db.transaction(async (transaction) => {
    await transaction.insert(pool).values({
      ...terms,
      ...split,
      id: poolId,
      ownerId: owner.accountId,
      state: "draft",
      // Makes the on-chain id; random, so that nobody can open a pool of the same id first.
      salt: `0x${randomBytes(32).toString("hex")}`,
      createdAt: context.now(),
    })
    await writeAudit(context, transaction, "pool.create", poolId)
  })
  return { poolId }
}
