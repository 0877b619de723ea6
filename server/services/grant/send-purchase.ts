import "server-only"
import { and, eq } from "drizzle-orm"
import { z } from "zod"
import { purchase, release } from "@/db/schema"
import { DomainError, notFound } from "@/server/domain/errors"
import { followSoon } from "../chain/follow-soon"
import { requireCan, type ServiceContext, writeAudit } from "../context"
import { sendCounted } from "../relay/send-counted"

type Hex = `0x${string}`

export const nonceInput = z.custom<Hex>(
  (value) => typeof value === "string" && /^0x[0-9a-f]{64}$/.test(value),
  "Not a purchase's nonce.",
)

const lookAgainSeconds = 120

export const sendPurchaseInput = z.strictObject({ nonce: nonceInput })

/**
 * Sends a queued purchase through the relayer. It may be told of one purchase any number of times: the contract
 * takes an authorization once, and whether it has been taken is asked before and after.
 */
export async function sendPurchase(
  context: ServiceContext,
  { nonce }: z.infer<typeof sendPurchaseInput>,
): Promise<void> {
  requireCan(context, "grant.send")
  const [found] = await context.db
    .select({ purchase, onChainId: release.onChainId })
    .from(purchase)
    .innerJoin(release, eq(release.id, purchase.releaseId))
    .where(eq(purchase.nonce, nonce))
  if (found === undefined) throw notFound("purchase")
  const { authorization, state, buyerAddress, purchasedById: accountId } = found.purchase
  const { onChainId } = found
  if ((state !== "queued" && state !== "sent") || authorization === null || onChainId === null) return
  if (await context.chain.isAuthorizationUsed(buyerAddress, nonce)) return markSent(context, nonce, null)
  // Sent, and yet the chain does not have it: its block is gone, before the follower had read it.
  if (state === "sent") await queueAgain(context, nonce)
  try {
    const transactionHash = await sendCounted(context, "purchase", [{ accountId, referenceId: nonce }], () =>
      context.chain.purchaseWithAuthorization(onChainId, authorization),
    )
    await markSent(context, nonce, transactionHash)
  } catch (error) {
    if (!(error instanceof DomainError) || error.code === "CHAIN_UNAVAILABLE") throw error
    // Somebody else may have sent the same signature a moment before: then the order is done, not refused.
    if (await context.chain.isAuthorizationUsed(buyerAddress, nonce)) return markSent(context, nonce, null)
    await markFailed(context, nonce, error.message)
  }
}

async function markSent(context: ServiceContext, nonce: Hex, transactionHash: Hex | null): Promise<void> {
  await context.db.transaction(async (transaction) => {
    await transaction
      .update(purchase)
      .set({
        state: "sent",
        updatedAt: context.now(),
        ...(transactionHash === null ? {} : { transactionHash }),
      })
      .where(and(eq(purchase.nonce, nonce), eq(purchase.state, "queued")))
    await followSoon(context, transaction)
    // Looked at once more, for a block can be gone again before its events count.
    const runAt = new Date(context.now().getTime() + lookAgainSeconds * 1000)
    await context.jobs.add(transaction, "sendPurchase", { nonce }, { key: `sendPurchase:${nonce}`, runAt })
  })
}

async function queueAgain(context: ServiceContext, nonce: Hex): Promise<void> {
  await context.db
    .update(purchase)
    .set({ state: "queued", transactionHash: null, updatedAt: context.now() })
    .where(and(eq(purchase.nonce, nonce), eq(purchase.state, "sent")))
}

async function markFailed(context: ServiceContext, nonce: Hex, failureReason: string): Promise<void> {
  await context.db.transaction(async (transaction) => {
    const failed = await transaction
      .update(purchase)
      .set({ state: "failed", failureReason, updatedAt: context.now() })
      .where(and(eq(purchase.nonce, nonce), eq(purchase.state, "queued")))
      .returning({ releaseId: purchase.releaseId })
    for (const { releaseId } of failed) {
      await writeAudit(context, transaction, "grant.purchaseFailed", releaseId, { nonce, failureReason })
    }
  })
}
