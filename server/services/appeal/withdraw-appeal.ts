import "server-only"
import { and, eq } from "drizzle-orm"
import { z } from "zod"
import { appealReview } from "@/db/schema"
import { DomainError } from "@/server/domain/errors"
import { requireCan, type ServiceContext } from "../context"
import { postTransfers } from "../ledger/post-transfers"
import { idOf } from "../paging"
import { stakeMovements } from "./settle-stake"
import { holdAppeal, loadOwnAppeal, moveAppeal, ownAppeal } from "./standing"

export const appealInput = z.strictObject({ appealId: idOf("appeal") })

/**
 * Takes one's own appeal back while nobody has reviewed it; the stake comes back whole. The answer cannot be appealed
 * again.
 */
export async function withdrawAppeal(
  context: ServiceContext,
  { appealId }: z.infer<typeof appealInput>,
): Promise<void> {
  await loadOwnAppeal(context, appealId)
  requireCan(context, "appeal.open", ownAppeal)
  await context.db.transaction(async (transaction) => {
    const held = await holdAppeal(transaction, appealId)
    const [given] = await transaction
      .select({ reviewerId: appealReview.reviewerId })
      .from(appealReview)
      .where(and(eq(appealReview.appealId, appealId), eq(appealReview.state, "given")))
      .limit(1)
    if (given !== undefined) {
      throw new DomainError("WRONG_STATE", "A reviewer has looked at this already. Wait for the outcome.")
    }
    const decidedAt = context.now()
    const changes = { decidedAt, isStakeReturned: true, readAt: decidedAt }
    await moveAppeal(context, transaction, held, "withdraw", changes)
    await postTransfers(context, transaction, stakeMovements(held, true))
  })
}
