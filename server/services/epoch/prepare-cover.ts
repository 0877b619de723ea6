import "server-only"
import { and, eq, inArray, isNotNull, or } from "drizzle-orm"
import { z } from "zod"
import { bounty, epoch, pool } from "@/db/schema"
import { bountyMachine } from "@/server/domain/bounty/state"
import { DomainError, notFound, wrongState } from "@/server/domain/errors"
import type { Id } from "@/server/domain/id"
import { requireCan, requirePerson, type ServiceContext, writeAudit } from "../context"
import { idOf } from "../paging"
import { poolStanding } from "../pool/standing"
import { epochColumns } from "./epoch-columns"
import { readHeldEpochs } from "./read-held"
import { readShortfall } from "./read-shortfall"

export const prepareCoverInput = z.strictObject({ epochId: idOf("epoch") })

/**
 * What the pool owner's wallet sends to make a held root good: the difference between what the root pays and what its
 * sales brought, less what lies in the pool undivided. It cannot be called back. Once the chain has it the root is
 * covered, and accepted when its window is over.
 * @throws DomainError WRONG_STATE where the root is not held back or money alone does not help, NOTHING_TO_DO where
 *   enough is there, CONFLICT where a bounty of the owner awaits just as much, INSUFFICIENT_FUNDS
 */
export async function prepareCover(context: ServiceContext, { epochId }: z.infer<typeof prepareCoverInput>) {
  const [found] = await context.db
    .select({ epoch: epochColumns, poolOnChainId: pool.onChainId })
    .from(epoch)
    .innerJoin(pool, eq(pool.id, epoch.poolId))
    .where(eq(epoch.id, epochId))
  if (found === undefined) throw notFound("epoch")
  const { poolId, state } = found.epoch
  requireCan(context, "epoch.cover", await poolStanding(context, poolId))
  const isHeld = (await readHeldEpochs(context.db, [poolId])).get(poolId)?.id === epochId
  const shortfall = isHeld ? await readShortfall(context, context.db, found.epoch) : null
  if (shortfall === null || found.poolOnChainId === null)
    throw wrongState("epoch", state, "only a root that is held back for settled sales can be covered")
  const amount = shortfall.amount - shortfall.undividedAmount
  if (amount <= 0n)
    throw new DomainError("NOTHING_TO_DO", "The difference is in the pool. The root is covered in a moment.")
  await requirePayable(context, poolId, amount)
  await writeAudit(context, context.db, "epoch.prepareCover", epochId, { amount: amount.toString() })
  const { token, payouts } = context.chain.addresses
  return {
    calls: [
      { address: token, functionName: "approve" as const, args: [payouts, amount] as const },
      { address: payouts, functionName: "fund" as const, args: [found.poolOnChainId, amount] as const },
    ] as const,
  }
}

/** The chain does not say what money is for: a bounty that awaits exactly as much of the same wallet would take it. */
async function requirePayable(context: ServiceContext, poolId: Id<"pool">, amount: bigint): Promise<void> {
  const { address } = requirePerson(context)
  const awaits = and(
    eq(bounty.poolId, poolId),
    eq(bounty.funderAddress, address),
    eq(bounty.fundedAmount, amount),
    or(inArray(bounty.state, [...bountyMachine.sourcesOf("fund")]), isNotNull(bounty.uncoveredAt)),
  )
  if ((await context.db.$count(bounty, awaits)) > 0)
    throw new DomainError(
      "CONFLICT",
      "A bounty of yours on this pool awaits exactly as much. Fund or discard it first.",
    )
  if ((await context.chain.readTokenBalance(address)) < amount)
    throw new DomainError("INSUFFICIENT_FUNDS", "Your wallet holds less than the difference.")
}
