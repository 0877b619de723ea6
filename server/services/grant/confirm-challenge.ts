import "server-only"
import { z } from "zod"
import { followSoon, transactionHashInput } from "../chain/follow-soon"
import { requireCan, type ServiceContext, writeAudit } from "../context"
import { idOf } from "../paging"
import { loadGrant } from "./get-grant"
import { requireBuyer } from "./prepare-challenge"

export const confirmChallengeInput = z.strictObject({
  grantId: idOf("grant"),
  transactionHash: transactionHashInput,
})

/** Notes the transaction that the buyer sent. The grant is challenged when the chain tells of it. */
export async function confirmChallenge(
  context: ServiceContext,
  { grantId, transactionHash }: z.infer<typeof confirmChallengeInput>,
): Promise<void> {
  const { row, standing } = await loadGrant(context, grantId)
  requireCan(context, "grant.challenge", standing)
  requireBuyer(context, row)
  await context.db.transaction(async (transaction) => {
    await writeAudit(context, transaction, "grant.confirmChallenge", grantId, { transactionHash })
    await followSoon(context, transaction)
  })
}
