import "server-only"
import { z } from "zod"
import { followSoon, transactionHashInput } from "../chain/follow-soon"
import { refuseStranger, requireCan, type ServiceContext, writeAudit } from "../context"
import { idOf } from "../paging"
import { arbiterStanding } from "./arbiter-standing"
import { loadChallenged } from "./load-challenged"

export const confirmResolveInput = z.strictObject({
  grantId: idOf("grant"),
  transactionHash: transactionHashInput,
})

/** Notes the transaction that the arbiter sent. The challenge is decided when the chain tells of it. */
export async function confirmResolve(
  context: ServiceContext,
  { grantId, transactionHash }: z.infer<typeof confirmResolveInput>,
): Promise<void> {
  refuseStranger(context)
  requireCan(context, "challenge.resolve", await arbiterStanding(context))
  const { row } = await loadChallenged(context, grantId)
  await context.db.transaction(async (transaction) => {
    await writeAudit(context, transaction, "grant.confirmResolve", row.id, { transactionHash })
    await followSoon(context, transaction)
  })
}
