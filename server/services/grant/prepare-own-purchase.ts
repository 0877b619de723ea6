import "server-only"
import { eq } from "drizzle-orm"
import { z } from "zod"
import { purchase, release } from "@/db/schema"
import { DomainError, notFound, wrongState } from "@/server/domain/errors"
import { authorizationArgument } from "@/server/domain/grant/purchase-authorization"
import { refuseStranger, requireCan, type ServiceContext, writeAudit } from "../context"
import { organizationStanding } from "../organization/standing"
import { nonceInput } from "./send-purchase"

export const prepareOwnPurchaseInput = z.strictObject({ nonce: nonceInput })

/**
 * What a buyer's own wallet sends to buy with a signed order, without the relayer. The contract takes an order once,
 * whoever sends it, so that one which the relayer sends meanwhile is paid once all the same.
 * @throws DomainError WRONG_STATE once it has been sent, NOTHING_TO_DO where the chain has it, EXPIRED after its hour
 */
export async function prepareOwnPurchase(
  context: ServiceContext,
  { nonce }: z.infer<typeof prepareOwnPurchaseInput>,
) {
  const { row, onChainId } = await loadPurchase(context, nonce)
  const { state, authorization, buyerAddress } = row
  if ((state !== "prepared" && state !== "queued") || authorization === null || onChainId === null)
    throw wrongState("purchase", state, "only one that has not been sent can be sent from your own wallet")
  if (await context.chain.isAuthorizationUsed(buyerAddress, nonce))
    throw new DomainError(
      "NOTHING_TO_DO",
      "The chain has this purchase already. The grant appears in a moment.",
    )
  const chainNow = await context.chain.readNow()
  if (BigInt(authorization.validBefore) * 1000n <= BigInt(chainNow.getTime()))
    throw new DomainError("EXPIRED", "This signature has expired. Start the purchase again.")
  await writeAudit(context, context.db, "grant.prepareOwnPurchase", row.releaseId, { nonce })
  const { buyer, maxPriceAmount, termsHash } = authorization
  const argument = authorizationArgument(authorization)
  return {
    call: {
      address: context.chain.addresses.grants,
      functionName: "purchaseWithAuthorization" as const,
      args: [onChainId, buyer, BigInt(maxPriceAmount), termsHash, argument] as const,
    },
  }
}

/** An order of the actor's organization. @throws DomainError NOT_FOUND to everybody else */
export async function loadPurchase(context: ServiceContext, nonce: `0x${string}`) {
  refuseStranger(context)
  const [found] = await context.db
    .select({ row: purchase, onChainId: release.onChainId })
    .from(purchase)
    .innerJoin(release, eq(release.id, purchase.releaseId))
    .where(eq(purchase.nonce, nonce))
  if (found === undefined) throw notFound("purchase")
  requireCan(
    context,
    "grant.purchase",
    await organizationStanding(context, found.row.organizationId, "purchase"),
  )
  return found
}
