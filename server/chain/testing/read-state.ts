// What the contracts hold, asked of them directly: services know it from events.
import { payoutsAbi } from "@/contracts/abi/payouts"
import { poolRegistryAbi } from "@/contracts/abi/pool-registry"
import { orRefuse } from "../chain-errors"
import type { ChainClient } from "../clients"
import type { Deployment } from "../deployment"

type Hex = `0x${string}`

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

/** All that an account has been paid out of a pool. */
export function readClaimed(
  client: ChainClient,
  deployment: Deployment,
  poolOnChainId: Hex,
  account: Hex,
): Promise<bigint> {
  return orRefuse(
    client.readContract({
      address: deployment.addresses.payouts,
      abi: payoutsAbi,
      functionName: "claimedOf",
      args: [poolOnChainId, account],
    }),
  )
}
