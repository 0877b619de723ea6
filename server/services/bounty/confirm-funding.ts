import "server-only"
import { and, eq, isNotNull, isNull, or } from "drizzle-orm"
import { z } from "zod"
import { bounty } from "@/db/schema"
import { followSoon, transactionHashInput } from "../chain/follow-soon"
import { type ServiceContext, writeAudit } from "../context"
import { idOf } from "../paging"
import { requireOwnBounty } from "./standing"

export const confirmFundingInput = z.strictObject({
  bountyId: idOf("bounty"),
  transactionHash: transactionHashInput,
})

/** Notes the transaction that the funder sent. The bounty opens when the chain tells of it. */
export async function confirmFunding(
  context: ServiceContext,
  { bountyId, transactionHash }: z.infer<typeof confirmFundingInput>,
): Promise<void> {
  await requireOwnBounty(context, bountyId, "bounty.fund")
  await context.db.transaction(async (transaction) => {
    // The chain may have told of it before the wallet's answer reached us.
    const noted = await transaction
      .update(bounty)
      .set({ fundTransactionHash: transactionHash })
      .where(and(eq(bounty.id, bountyId), or(isNull(bounty.fundedAt), isNotNull(bounty.uncoveredAt))))
      .returning({ id: bounty.id })
    if (noted.length > 0)
      await writeAudit(context, transaction, "bounty.confirmFunding", bountyId, { transactionHash })
    await followSoon(context, transaction)
  })
}
