import { type Abi, decodeFunctionData, type Hex } from "viem"
import { accessGrantsAbi } from "@/contracts/abi/access-grants"
import { developmentUsdAbi } from "@/contracts/abi/development-usd"
import { payoutsAbi } from "@/contracts/abi/payouts"
import { poolRegistryAbi } from "@/contracts/abi/pool-registry"
import type { SiteConfig } from "../_lib/site-config"
import type { DescribedCall } from "./describe-signature"

interface KnownContract {
  readonly name: string
  readonly abi: Abi
}

/** The contract of ours at an address; null for any other address. */
export function contractAt(
  address: string,
  { addresses }: Pick<SiteConfig, "addresses">,
): KnownContract | null {
  const known: readonly (readonly [string, KnownContract])[] = [
    [addresses.registry, { name: "PoolRegistry", abi: poolRegistryAbi }],
    [addresses.grants, { name: "AccessGrants", abi: accessGrantsAbi }],
    [addresses.payouts, { name: "Payouts", abi: payoutsAbi }],
    [addresses.token, { name: "Token", abi: developmentUsdAbi }],
  ]
  return known.find(([place]) => place.toLowerCase() === address.toLowerCase())?.[1] ?? null
}

/** Reads a transaction's call by the ABI of the contract it goes to. */
export function readCall(to: string, data: Hex, config: Pick<SiteConfig, "addresses">): DescribedCall {
  const contract = contractAt(to, config)
  const unknown = { contractName: contract?.name ?? "Unknown", to, functionName: null, args: [], data }
  if (contract === null) return unknown
  try {
    const { functionName, args = [] } = decodeFunctionData({ abi: contract.abi, data })
    const entry = contract.abi.find((item) => item.type === "function" && item.name === functionName)
    const inputs = entry?.type === "function" ? entry.inputs : []
    return {
      ...unknown,
      functionName,
      args: args.map((value, place) => ({ name: inputs[place]?.name ?? `value ${place + 1}`, value })),
    }
  } catch {
    return unknown
  }
}
