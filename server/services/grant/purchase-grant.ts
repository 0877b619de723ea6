import "server-only"
import { verifyTypedData } from "viem"
import { z } from "zod"
import { purchase as purchaseTable } from "@/db/schema"
import { DomainError } from "@/server/domain/errors"
import {
  type PurchaseAuthorization,
  purchaseAuthorizationSchema,
  purchaseNonce,
  purchaseTypedData,
} from "@/server/domain/grant/purchase-authorization"
import { requireCan, requirePerson, type ServiceContext, writeAudit } from "../context"
import { organizationStanding } from "../organization/standing"
import { idOf } from "../paging"
import { requireGasPrice, requireRelayRoom } from "../relay/require-relay-room"
import { tokenDomain } from "./prepare-purchase"
import { loadReleaseOnSale } from "./release-on-sale"

const { signature: signatureInput } = purchaseAuthorizationSchema.shape

export const purchaseGrantInput = z.strictObject({
  releaseId: idOf("release"),
  organizationId: idOf("organization"),
  authorization: purchaseAuthorizationSchema.omit({ signature: true }),
  signature: signatureInput,
  /** Who sends it and pays the gas: the relayer, or the buyer's own wallet. */
  sender: z.enum(["relayer", "buyer"]).default("relayer"),
})

type OnSale = Awaited<ReturnType<typeof loadReleaseOnSale>>

/**
 * Takes a buyer's signed order and queues it for the relayer, or keeps it for the buyer's own wallet. The same order
 * twice is one purchase.
 * @throws DomainError INSUFFICIENT_FUNDS, BAD_INPUT for an order of something else, EXPIRED, TOO_MANY beyond what the
 *   relayer pays
 */
export async function purchaseGrant(
  context: ServiceContext,
  input: z.input<typeof purchaseGrantInput>,
): Promise<{ readonly nonce: `0x${string}` }> {
  requireCan(context, "grant.purchase", await organizationStanding(context, input.organizationId))
  const person = requirePerson(context)
  const isRelayed = (input.sender ?? "relayer") === "relayer"
  if (isRelayed) {
    await requireRelayRoom(context, person.accountId)
    await requireGasPrice(context)
  }
  const onSale = await loadReleaseOnSale(context, input.releaseId)
  const authorization = { ...input.authorization, signature: input.signature }
  await requireOrderOf(context, onSale, authorization, person.address)
  await requireFunds(context, onSale, person.address)
  const nonce = nonceOf(context, onSale, authorization)
  await context.db.transaction(async (transaction) => {
    const taken = await transaction
      .insert(purchaseTable)
      .values({
        nonce,
        releaseId: input.releaseId,
        organizationId: input.organizationId,
        purchasedById: person.accountId,
        buyerAddress: person.address,
        priceAmount: onSale.row.priceAmount,
        authorization,
        state: isRelayed ? "queued" : "prepared",
        createdAt: context.now(),
        updatedAt: context.now(),
      })
      .onConflictDoNothing()
      .returning({ nonce: purchaseTable.nonce })
    if (taken.length === 0) return
    await writeAudit(context, transaction, "grant.purchase", input.releaseId, { nonce })
    if (!isRelayed) return
    await context.jobs.add(transaction, "sendPurchase", { nonce }, { key: `sendPurchase:${nonce}` })
  })
  return { nonce }
}

function nonceOf(context: ServiceContext, onSale: OnSale, authorization: PurchaseAuthorization) {
  return purchaseNonce(context.chain.chainId, context.chain.addresses.grants, onSale.onChainId, authorization)
}

async function requireOrderOf(
  context: ServiceContext,
  onSale: OnSale,
  authorization: PurchaseAuthorization,
  address: `0x${string}`,
): Promise<void> {
  const price = onSale.row.priceAmount.toString()
  const isThisOrder =
    authorization.payer.toLowerCase() === address &&
    authorization.buyer.toLowerCase() === address &&
    authorization.priceAmount === price &&
    authorization.maxPriceAmount === price &&
    authorization.termsHash === onSale.termsHash
  if (!isThisOrder) {
    throw new DomainError("BAD_INPUT", "This signature orders something else. Start the purchase again.")
  }
  const chainNow = await context.chain.readNow()
  if (BigInt(authorization.validBefore) * 1000n <= BigInt(chainNow.getTime())) {
    throw new DomainError("EXPIRED", "This signature has expired. Start the purchase again.")
  }
  const typedData = purchaseTypedData(
    tokenDomain(context),
    context.chain.addresses.grants,
    onSale.onChainId,
    authorization,
  )
  if (!(await verifyTypedData({ ...typedData, address, signature: authorization.signature }))) {
    throw new DomainError("BAD_INPUT", "This signature is not of your wallet. Sign again.")
  }
}

async function requireFunds(context: ServiceContext, onSale: OnSale, address: `0x${string}`): Promise<void> {
  const balanceAmount = await context.chain.readTokenBalance(address)
  const { priceAmount } = onSale.row
  if (balanceAmount >= priceAmount) return
  const { symbol } = context.chain.token
  throw new DomainError(
    "INSUFFICIENT_FUNDS",
    `Your wallet does not hold enough ${symbol} for this grant. Nothing was taken. Add ${symbol} and try again.`,
    { balanceAmount: balanceAmount.toString(), priceAmount: priceAmount.toString() },
  )
}
