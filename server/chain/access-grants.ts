import "server-only"
import { encodeFunctionData } from "viem"
import { accessGrantsAbi } from "@/contracts/abi/access-grants"
import {
  authorizationArgument,
  type PurchaseAuthorization,
} from "@/server/domain/grant/purchase-authorization"
import { orRefuse } from "./chain-errors"
import type { ChainClient, PreparedCall } from "./clients"
import type { Deployment } from "./deployment"

type Hex = `0x${string}`

/** The contract's statuses in their order there. */
export const grantStatuses = ["none", "escrowed", "challenged", "settled", "refunded", "terminated"] as const
export type GrantStatus = (typeof grantStatuses)[number]

/** A grant as the chain has it. */
export interface OnChainGrant {
  readonly buyer: Hex
  readonly releaseOnChainId: Hex
  readonly paidAmount: bigint
  readonly startsAt: Date
  readonly expiresAt: Date
  /** End of the inspection window; after a challenge, of the arbiter's. */
  readonly escrowEndsAt: Date
  readonly status: GrantStatus
}

/** Anyone's call that buys a grant with a payer's ERC-3009 signature. */
export function preparePurchaseWithAuthorization(
  deployment: Deployment,
  releaseOnChainId: Hex,
  authorization: PurchaseAuthorization,
): PreparedCall {
  const data = encodeFunctionData({
    abi: accessGrantsAbi,
    functionName: "purchaseWithAuthorization",
    args: [
      releaseOnChainId,
      authorization.buyer,
      BigInt(authorization.maxPriceAmount),
      authorization.termsHash,
      authorizationArgument(authorization),
    ],
  })
  return toGrants(deployment, data)
}

/** Anyone's call, after the window, that moves a grant's price into Payouts. */
export function prepareSettle(deployment: Deployment, grantOnChainId: bigint): PreparedCall {
  return toGrants(
    deployment,
    encodeFunctionData({ abi: accessGrantsAbi, functionName: "settle", args: [grantOnChainId] }),
  )
}

/** Whether a grant runs, by the time of the coming block: what a key release asks. */
export function isGrantActive(
  client: ChainClient,
  deployment: Deployment,
  grantOnChainId: bigint,
): Promise<boolean> {
  return orRefuse(
    client.readContract({
      address: deployment.addresses.grants,
      abi: accessGrantsAbi,
      functionName: "isActive",
      args: [grantOnChainId],
      blockTag: "pending",
    }),
  )
}

/** Reads who divides challenged money, in lower case; once, for the contract never changes it. */
export function createArbiterReader(client: ChainClient, deployment: Deployment): () => Promise<Hex> {
  let kept: Hex | null = null
  return async () => {
    if (kept !== null) return kept
    const { grants: address } = deployment.addresses
    const read = client.readContract({ address, abi: accessGrantsAbi, functionName: "arbiter" })
    kept = (await orRefuse(read)).toLowerCase() as Hex
    return kept
  }
}

/** A grant; null where the chain knows none. */
export async function readGrant(
  client: ChainClient,
  deployment: Deployment,
  grantOnChainId: bigint,
): Promise<OnChainGrant | null> {
  const found = await orRefuse(
    client.readContract({
      address: deployment.addresses.grants,
      abi: accessGrantsAbi,
      functionName: "grant",
      args: [grantOnChainId],
    }),
  )
  const status = grantStatuses[found.status] ?? "none"
  if (status === "none") return null
  return {
    buyer: found.buyer,
    releaseOnChainId: found.releaseId,
    paidAmount: found.paidAmount,
    startsAt: timeOf(found.startsAt),
    expiresAt: timeOf(found.expiresAt),
    escrowEndsAt: timeOf(found.escrowEndsAt),
    status,
  }
}

function toGrants(deployment: Deployment, data: Hex): PreparedCall {
  return { to: deployment.addresses.grants, data }
}

function timeOf(seconds: number): Date {
  return new Date(seconds * 1000)
}
