import "server-only"
import { z } from "zod"
import { followSoon, transactionHashInput } from "../chain/follow-soon"
import { type ServiceContext, writeAudit } from "../context"
import { idOf } from "../paging"
import { requirePool } from "./load-pool"

export const confirmCloseInput = z.strictObject({
  poolId: idOf("pool"),
  transactionHash: transactionHashInput,
})

/** Notes the transaction that the owner sent. The pool closes when the chain tells of it. */
export async function confirmClose(
  context: ServiceContext,
  { poolId, transactionHash }: z.infer<typeof confirmCloseInput>,
): Promise<void> {
  await requirePool(context, poolId, "pool.close")
  await context.db.transaction(async (transaction) => {
    await writeAudit(context, transaction, "pool.confirmClose", poolId, { transactionHash })
    await followSoon(context, transaction)
  })
}
