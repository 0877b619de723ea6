import { createPublicClient, encodeAbiParameters, http } from "viem"
import type { ChainClient } from "@/server/chain/clients"
import type { Deployment } from "@/server/chain/deployment"
import { type VerifiedContract, verifyDeployment } from "@/server/chain/verify-deployment"

/** The id of the chain that a node answers for. @throws Error when it does not answer */
export async function askChainId(rpcUrl: string): Promise<number> {
  const client = createPublicClient({ transport: http(rpcUrl, { retryCount: 1, timeout: 15_000 }) })
  return client.getChainId().catch(() => {
    throw new Error(`No node answers at ${rpcUrl}.`)
  })
}

/** What was deployed, and what an instance must be told to use it. */
export function printDeployment(deployment: Deployment, file: string, wasThere: boolean): string {
  const { addresses, token, arbiter, windows } = deployment
  return [
    `${wasThere ? "Found" : "Deployed"} on chain ${deployment.chainId}:`,
    `  PoolRegistry  ${addresses.registry}`,
    `  AccessGrants  ${addresses.grants}`,
    `  Payouts       ${addresses.payouts}`,
    `  token         ${addresses.token} (${token.symbol}, ${token.decimals} decimals)`,
    `  arbiter       ${arbiter}`,
    `  windows       challenge ${windows.challengeSeconds} s, inspection at least ${windows.minimumInspectionSeconds} s, resolution ${windows.resolutionSeconds} s`,
    `Set CHAIN_ID=${deployment.chainId} and CHAIN_DEPLOYMENT=${file}.`,
  ].join("\n")
}

/** Prints a line a contract, with the explorer's command; answers whether all are what these sources make. */
export async function describeVerdicts(client: ChainClient, deployment: Deployment): Promise<boolean> {
  const verdicts = await verifyDeployment(client, deployment)
  for (const contract of verdicts) console.log(describeVerdict(contract, deployment.chainId))
  return verdicts.every(({ verdict }) => verdict === "same")
}

const said = { same: "same code ", other_code: "OTHER CODE", no_code: "NO CODE   " } as const

function describeVerdict({ name, address, verdict, abi, args }: VerifiedContract, chainId: number): string {
  const inputs = abi.find((entry) => entry.type === "constructor")?.inputs ?? []
  const encoded = encodeAbiParameters(inputs, [...args])
  const command = `forge verify-contract --root contracts --chain ${chainId} --constructor-args ${encoded}`
  return `${said[verdict]}  ${name}\n  ${command} ${address} src/${name}.sol:${name}`
}
