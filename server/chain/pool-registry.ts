import "server-only"
import { encodeFunctionData } from "viem"
import { poolRegistryAbi } from "@/contracts/abi/pool-registry"
import type { PreparedCall } from "./clients"
import type { Deployment } from "./deployment"

type Hex = `0x${string}`

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

function toRegistry(deployment: Deployment, data: Hex): PreparedCall {
  return { to: deployment.addresses.registry, data }
}
