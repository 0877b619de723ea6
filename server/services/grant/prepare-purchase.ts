import "server-only"
import { randomBytes } from "node:crypto"
import { bytesToHex } from "viem"
import { z } from "zod"
import {
  purchaseNonce,
  purchaseTypedData,
  type TokenDomain,
  type UnsignedPurchase,
} from "@/server/domain/grant/purchase-authorization"
import { licenceById } from "@/server/domain/pool/licences"
import { requireCan, requirePerson, type ServiceContext } from "../context"
import { organizationStanding } from "../organization/standing"
import { idOf } from "../paging"
import { loadReleaseOnSale } from "./release-on-sale"

export const preparePurchaseInput = z.strictObject({
  releaseId: idOf("release"),
  organizationId: idOf("organization"),
})

/** A signature that is not used within this time is worth nothing any more. */
const authorizationSeconds = 3600

/**
 * What a buyer reads and signs to purchase a grant, and whether the wallet holds enough for it: ask for the
 * signature only when `isEnough`.
 */
export async function preparePurchase(
  context: ServiceContext,
  { releaseId, organizationId }: z.infer<typeof preparePurchaseInput>,
) {
  requireCan(context, "grant.purchase", await organizationStanding(context, organizationId))
  const { address } = requirePerson(context)
  const { row, onChainId, termsHash, termsText } = await loadReleaseOnSale(context, releaseId)
  const [balanceAmount, chainNow] = await Promise.all([
    context.chain.readTokenBalance(address),
    context.chain.readNow(),
  ])
  const purchase: UnsignedPurchase = {
    payer: address,
    buyer: address,
    priceAmount: row.priceAmount.toString(),
    maxPriceAmount: row.priceAmount.toString(),
    termsHash,
    salt: bytesToHex(randomBytes(32)),
    validAfter: "0",
    validBefore: String(Math.floor(chainNow.getTime() / 1000) + authorizationSeconds),
  }
  const grants = context.chain.addresses.grants
  return {
    purchase,
    typedData: purchaseTypedData(tokenDomain(context), grants, onChainId, purchase),
    nonce: purchaseNonce(context.chain.chainId, grants, onChainId, purchase),
    balanceAmount,
    priceAmount: row.priceAmount,
    isEnough: balanceAmount >= row.priceAmount,
    terms: {
      text: termsText,
      termsHash,
      licence: licenceById(row.licenceId) ?? null,
      licenceText: row.licenceText,
      grantDurationSeconds: row.grantDurationSeconds,
      inspectionSeconds: row.inspectionSeconds,
    },
  }
}

/** The EIP-712 domain of the payment token. */
export function tokenDomain(context: Pick<ServiceContext, "chain">): TokenDomain {
  const { token, chainId, addresses } = context.chain
  return { name: token.name, version: token.version, chainId, address: addresses.token }
}
