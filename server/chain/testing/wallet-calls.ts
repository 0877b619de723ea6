// What people send from wallets of their own. Services prepare these calls as names and arguments, which the browser
// encodes; here a test's key sends them.
import { encodeFunctionData } from "viem"
import { accessGrantsAbi } from "@/contracts/abi/access-grants"
import { developmentUsdAbi } from "@/contracts/abi/development-usd"
import { payoutsAbi } from "@/contracts/abi/payouts"
import { poolRegistryAbi } from "@/contracts/abi/pool-registry"
import type { PoolSettings } from "@/server/domain/pool/on-chain"
import type { PreparedCall } from "../clients"
import type { Deployment } from "../deployment"
import type { ClaimCall } from "../gateway"

type Hex = `0x${string}`

/** What an owner publishes of a release. Amounts in base units of the pool's token. */
export interface ReleaseOffer {
  readonly poolOnChainId: Hex
  readonly manifestRoot: Hex
  readonly termsHash: Hex
  readonly priceAmount: bigint
  readonly durationSeconds: number
  readonly inspectionSeconds: number
}

/** The owner's call that opens a pool; its id is `poolOnChainId(owner, salt)`. */
export function prepareOpenPool(deployment: Deployment, salt: Hex, settings: PoolSettings): PreparedCall {
  const data = encodeFunctionData({
    abi: poolRegistryAbi,
    functionName: "openPool",
    args: [salt, settings],
  })
  return toRegistry(deployment, data)
}

/** The owner's call that ends all sales of a pool, for good. */
export function prepareClosePool(deployment: Deployment, poolOnChainId: Hex): PreparedCall {
  return toRegistry(
    deployment,
    encodeFunctionData({ abi: poolRegistryAbi, functionName: "closePool", args: [poolOnChainId] }),
  )
}

/** The owner's call that puts a release on sale; its id is `releaseOnChainId(pool, manifestRoot)`. */
export function preparePublishRelease(deployment: Deployment, offer: ReleaseOffer): PreparedCall {
  const data = encodeFunctionData({
    abi: poolRegistryAbi,
    functionName: "publishRelease",
    args: [
      offer.poolOnChainId,
      offer.manifestRoot,
      offer.termsHash,
      offer.priceAmount,
      offer.durationSeconds,
      offer.inspectionSeconds,
    ],
  })
  return toRegistry(deployment, data)
}

/** The owner's call that takes a release off sale, for good. */
export function prepareWithdrawRelease(deployment: Deployment, releaseOnChainId: Hex): PreparedCall {
  return toRegistry(
    deployment,
    encodeFunctionData({ abi: poolRegistryAbi, functionName: "withdrawRelease", args: [releaseOnChainId] }),
  )
}

/** The payer's call that buys a grant out of an allowance. */
export function preparePurchase(
  deployment: Deployment,
  releaseOnChainId: Hex,
  buyer: Hex,
  maxPriceAmount: bigint,
  termsHash: Hex,
): PreparedCall {
  const data = encodeFunctionData({
    abi: accessGrantsAbi,
    functionName: "purchase",
    args: [releaseOnChainId, buyer, maxPriceAmount, termsHash],
  })
  return toGrants(deployment, data)
}

/** The buyer's call, inside the inspection window. */
export function prepareChallenge(
  deployment: Deployment,
  grantOnChainId: bigint,
  reasonHash: Hex,
): PreparedCall {
  return toGrants(
    deployment,
    encodeFunctionData({
      abi: accessGrantsAbi,
      functionName: "challenge",
      args: [grantOnChainId, reasonHash],
    }),
  )
}

/** The arbiter's call: refunds part of a challenged price and settles the rest. */
export function prepareResolve(
  deployment: Deployment,
  grantOnChainId: bigint,
  refundAmount: bigint,
): PreparedCall {
  return toGrants(
    deployment,
    encodeFunctionData({
      abi: accessGrantsAbi,
      functionName: "resolve",
      args: [grantOnChainId, refundAmount],
    }),
  )
}

/** The pool owner's call: ends a settled grant for breach of licence. */
export function prepareTerminate(
  deployment: Deployment,
  grantOnChainId: bigint,
  reasonHash: Hex,
): PreparedCall {
  return toGrants(
    deployment,
    encodeFunctionData({
      abi: accessGrantsAbi,
      functionName: "terminate",
      args: [grantOnChainId, reasonHash],
    }),
  )
}

/** Anyone's call that adds money to a pool out of an allowance. It never comes back. */
export function prepareFund(deployment: Deployment, poolOnChainId: Hex, amount: bigint): PreparedCall {
  return toPayouts(
    deployment,
    encodeFunctionData({ abi: payoutsAbi, functionName: "fund", args: [poolOnChainId, amount] }),
  )
}

/** The pool owner's or guardian's call, inside the window, that strikes the waiting root. */
export function prepareVeto(deployment: Deployment, poolOnChainId: Hex): PreparedCall {
  return toPayouts(
    deployment,
    encodeFunctionData({ abi: payoutsAbi, functionName: "veto", args: [poolOnChainId] }),
  )
}

/** Anyone's call that pays one account what it has not yet got. */
export function prepareClaim(deployment: Deployment, claim: ClaimCall): PreparedCall {
  const data = encodeFunctionData({
    abi: payoutsAbi,
    functionName: "claim",
    args: [claim.poolOnChainId, claim.account, claim.cumulativeAmount, [...claim.proof]],
  })
  return toPayouts(deployment, data)
}

/** A holder's call that allows one of our contracts to take money. */
export function prepareApprove(deployment: Deployment, spender: Hex, amount: bigint): PreparedCall {
  const data = encodeFunctionData({
    abi: developmentUsdAbi,
    functionName: "approve",
    args: [spender, amount],
  })
  return { to: deployment.addresses.token, data }
}

function toRegistry(deployment: Deployment, data: Hex): PreparedCall {
  return { to: deployment.addresses.registry, data }
}

function toGrants(deployment: Deployment, data: Hex): PreparedCall {
  return { to: deployment.addresses.grants, data }
}

function toPayouts(deployment: Deployment, data: Hex): PreparedCall {
  return { to: deployment.addresses.payouts, data }
}
