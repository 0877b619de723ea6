import "server-only"
import { and, eq, inArray } from "drizzle-orm"
import { z } from "zod"
import { purchase } from "@/db/schema"
import { followSoon, transactionHashInput } from "../chain/follow-soon"
import { type ServiceContext, writeAudit } from "../context"
import { loadPurchase } from "./prepare-own-purchase"
import { nonceInput } from "./send-purchase"

export const confirmOwnPurchaseInput = z.strictObject({
  nonce: nonceInput,
  transactionHash: transactionHashInput,
})

/** Notes the transaction that the buyer's own wallet sent. The grant exists when the chain tells of it. */
export async function confirmOwnPurchase(
  context: ServiceContext,
  { nonce, transactionHash }: z.infer<typeof confirmOwnPurchaseInput>,
): Promise<void> {
  const { row } = await loadPurchase(context, nonce)
  await context.db.transaction(async (transaction) => {
    await transaction
      .update(purchase)
      .set({ state: "sent", transactionHash, updatedAt: context.now() })
      .where(and(eq(purchase.nonce, nonce), inArray(purchase.state, ["prepared", "queued"] as const)))
    await writeAudit(context, transaction, "grant.confirmOwnPurchase", row.releaseId, {
      nonce,
      transactionHash,
    })
    await followSoon(context, transaction)
  })
}
