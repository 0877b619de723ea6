import "server-only"
import { and, eq } from "drizzle-orm"
import type { z } from "zod"
import { epoch } from "@/db/schema"
import type { Id } from "@/server/domain/id"
import { requireCan, type ServiceContext } from "../context"
import { poolMoneyOf } from "../epoch/check-money"
import { readHeldEpochs } from "../epoch/read-held"
import type { getPoolInput } from "./get-pool"
import { loadPool } from "./load-pool"

/**
 * A pool's money for anybody: what the contract says at one block, what these records say, and what is between them.
 * Null for a pool that is not on chain yet.
 * @throws DomainError NOT_FOUND, CHAIN_UNAVAILABLE
 */
export async function getPoolMoney(context: ServiceContext, { poolId }: z.infer<typeof getPoolInput>) {
  requireCan(context, "pool.read")
  const { pool } = await loadPool(context, poolId)
  const onChain = { poolId, name: pool.name, payouts: context.chain.addresses.payouts }
  if (pool.onChainId === null || pool.openedAt === null) return { ...onChain, money: null }
  const chain = await context.chain.readPoolMoney(pool.onChainId)
  const records = await poolMoneyOf(context, poolId, chain)
  const held = (await readHeldEpochs(context.db, [poolId])).get(poolId)
  const accepted = chain.acceptedRoot === null ? null : await epochOf(context, poolId, chain.acceptedRoot)
  return {
    ...onChain,
    money: {
      poolOnChainId: pool.onChainId,
      chain: { ...chain, heldAmount: chain.fundedAmount - chain.claimedAmount },
      records,
      acceptedEpoch: accepted,
      /** The epoch whose root waits on the chain and is not accepted from here; null where none is held back. */
      heldEpoch:
        held === undefined
          ? null
          : { epochId: held.id, number: held.number, acceptableAt: held.acceptableAt },
    },
  }
}

async function epochOf(context: ServiceContext, poolId: Id<"pool">, root: `0x${string}`) {
  const [row] = await context.db
    .select({ epochId: epoch.id, number: epoch.number })
    .from(epoch)
    .where(and(eq(epoch.poolId, poolId), eq(epoch.root, root)))
    .limit(1)
  return row ?? null
}
