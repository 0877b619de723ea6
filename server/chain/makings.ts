import "server-only"
import type { Abi } from "viem"
import { accessGrantsAbi } from "@/contracts/abi/access-grants"
import { accessGrantsBytecode } from "@/contracts/abi/access-grants-bytecode"
import { payoutsAbi } from "@/contracts/abi/payouts"
import { payoutsBytecode } from "@/contracts/abi/payouts-bytecode"
import { poolRegistryAbi } from "@/contracts/abi/pool-registry"
import { poolRegistryBytecode } from "@/contracts/abi/pool-registry-bytecode"
import type { Deployment } from "./deployment"

type Hex = `0x${string}`

/** How one contract is made: its code and what its constructor is given. */
export interface Making {
  readonly name: "PoolRegistry" | "Payouts" | "AccessGrants"
  readonly abi: Abi
  readonly bytecode: Hex
  readonly args: readonly unknown[]
}

export function registryMaking(windows: Deployment["windows"]): Making {
  const args = [windows.minimumChallengeSeconds, windows.minimumInspectionSeconds]
  return { name: "PoolRegistry", abi: poolRegistryAbi, bytecode: poolRegistryBytecode, args }
}

export function payoutsMaking(registry: Hex): Making {
  return { name: "Payouts", abi: payoutsAbi, bytecode: payoutsBytecode, args: [registry] }
}

/** @param arbiter divides challenged money */
export function grantsMaking(
  { registry, payouts }: { readonly registry: Hex; readonly payouts: Hex },
  arbiter: Hex,
  windows: Deployment["windows"],
): Making {
  const args = [registry, payouts, arbiter, windows.resolutionSeconds]
  return { name: "AccessGrants", abi: accessGrantsAbi, bytecode: accessGrantsBytecode, args }
}
