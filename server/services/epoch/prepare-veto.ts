import "server-only"
import { eq } from "drizzle-orm"
import { z } from "zod"
import { epoch, pool } from "@/db/schema"
import { epochMachine } from "@/server/domain/earning/epoch-state"
import { vetoReasonLength } from "@/server/domain/earning/veto-reason"
import { DomainError, notFound, wrongState } from "@/server/domain/errors"
import { requireCan, type ServiceContext, writeAudit } from "../context"
import { idOf } from "../paging"
import { poolStanding } from "../pool/standing"
import { epochColumns } from "./epoch-columns"

export const prepareVetoInput = z.strictObject({
  epochId: idOf("epoch"),
  reason: z.string().trim().min(vetoReasonLength.min).max(vetoReasonLength.max),
})

/**
 * What the owner's wallet sends to strike a root inside its challenge window. The reason is kept here and shown to
 * everybody once the chain has struck the root; the chain itself carries no words.
 * @throws DomainError WRONG_STATE when no root of this epoch waits, EXPIRED after the window
 */
export async function prepareVeto(
  context: ServiceContext,
  { epochId, reason }: z.infer<typeof prepareVetoInput>,
) {
  const [found] = await context.db
    .select({ epoch: epochColumns, poolOnChainId: pool.onChainId })
    .from(epoch)
    .innerJoin(pool, eq(pool.id, epoch.poolId))
    .where(eq(epoch.id, epochId))
  if (found === undefined) throw notFound("epoch")
  requireCan(context, "epoch.veto", await poolStanding(context, found.epoch.poolId))
  const { state, acceptableAt, root } = found.epoch
  if (!epochMachine.canTransition(state, "veto") || found.poolOnChainId === null || root === null) {
    throw wrongState("epoch", state, "only a root that waits in its challenge window can be struck")
  }
  if (acceptableAt !== null && acceptableAt <= (await context.chain.readNow()))
    throw new DomainError("EXPIRED", "The challenge window of this root is over.")
  await writeAudit(context, context.db, "epoch.prepareVeto", epochId, { reason, root })
  const { payouts } = context.chain.addresses
  return { call: { address: payouts, functionName: "veto" as const, args: [found.poolOnChainId] as const } }
}
