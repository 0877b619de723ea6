import "server-only"
import { encodeFunctionData } from "viem"
import { poolRegistryAbi } from "@/contracts/abi/pool-registry"
import type { PoolSettings } from "@/server/domain/pool/on-chain"
import { orRefuse } from "./chain-errors"
import type { ChainClient, PreparedCall } from "./clients"
import type { Deployment } from "./deployment"

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

/** The operator's call that appends a root over `count` entries to a pool's log. */
export function prepareAnchor(
  deployment: Deployment,
  poolOnChainId: Hex,
  root: Hex,
  count: number,
): PreparedCall {
  const data = encodeFunctionData({
    abi: poolRegistryAbi,
    functionName: "anchor",
    args: [poolOnChainId, root, BigInt(count)],
  })
  return toRegistry(deployment, data)
}

/** A pool as the chain has it; its owner is the zero address where the chain knows none. */
export function readPool(client: ChainClient, deployment: Deployment, poolOnChainId: Hex) {
  return orRefuse(
    client.readContract({
      address: deployment.addresses.registry,
      abi: poolRegistryAbi,
      functionName: "pool",
      args: [poolOnChainId],
    }),
  )
}

/** A release as the chain has it; its number is 0 where the chain knows none. */
export function readRelease(client: ChainClient, deployment: Deployment, releaseOnChainId: Hex) {
  return orRefuse(
    client.readContract({
      address: deployment.addresses.registry,
      abi: poolRegistryAbi,
      functionName: "release",
      args: [releaseOnChainId],
    }),
  )
}

function toRegistry(deployment: Deployment, data: Hex): PreparedCall {
  return { to: deployment.addresses.registry, data }
}
