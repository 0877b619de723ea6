import { createPublicClient, http, type PublicClient } from "viem"
import { poolRegistryAbi } from "@/contracts/abi/pool-registry"
import type { SiteConfig } from "../_lib/site-config"

type Hex = `0x${string}`
type Place = Pick<SiteConfig, "addresses">

/** Asks the registry on the chain itself, through this site's door to the node. Loads viem: import it on demand. */
function chainClient(): PublicClient {
  return createPublicClient({ transport: http(`${window.location.origin}/api/chain`) })
}

/** A release as the chain has it; its number is 0n where the chain knows none. */
export function readReleaseOnChain({ addresses }: Place, onChainId: Hex) {
  return chainClient().readContract({
    address: addresses.registry,
    abi: poolRegistryAbi,
    functionName: "release",
    args: [onChainId],
  })
}

/** A pool as the chain has it. */
export function readPoolOnChain({ addresses }: Place, onChainId: Hex) {
  return chainClient().readContract({
    address: addresses.registry,
    abi: poolRegistryAbi,
    functionName: "pool",
    args: [onChainId],
  })
}

/** Who operates the pool of a release, as the chain has it. */
export async function readReleaseOperator(place: Place, onChainId: Hex) {
  const release = await readReleaseOnChain(place, onChainId)
  const pool = await readPoolOnChain(place, release.poolId)
  return { manifestRoot: release.manifestRoot, operator: pool.operator }
}
