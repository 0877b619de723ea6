import "server-only"
import { encodeDeployData } from "viem"
import type { ChainClient } from "./clients"
import type { Deployment } from "./deployment"
import { grantsMaking, type Making, payoutsMaking, registryMaking } from "./makings"

type Hex = `0x${string}`

/** A contract as a deployment names it, against what this source makes. */
export interface VerifiedContract extends Making {
  readonly address: Hex
  /** `same`: the code on chain is what these sources make with these arguments, byte for byte. */
  readonly verdict: "same" | "other_code" | "no_code"
}

/**
 * Compares the contracts on chain with these sources: the node runs each constructor with the deployment's arguments
 * and answers the code it would leave, immutables filled in; the chain must hold the very same bytes.
 */
export function verifyDeployment(
  client: ChainClient,
  { addresses, arbiter, windows }: Deployment,
): Promise<readonly VerifiedContract[]> {
  return Promise.all([
    verifyOne(client, addresses.registry, registryMaking(windows)),
    verifyOne(client, addresses.payouts, payoutsMaking(addresses.registry)),
    verifyOne(client, addresses.grants, grantsMaking(addresses, arbiter, windows)),
  ])
}

async function verifyOne(client: ChainClient, address: Hex, making: Making): Promise<VerifiedContract> {
  const [actual, made] = await Promise.all([
    client.getCode({ address }),
    client.call({ data: encodeDeployData(making) }),
  ])
  const verdict = actual === undefined ? "no_code" : actual === made.data ? "same" : "other_code"
  return { ...making, address, verdict }
}
