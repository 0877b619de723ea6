// `npm run contracts:deploy -- --rpc URL --token ADDRESS [--arbiter ADDRESS] [--out FILE]`
// Deploys PoolRegistry, Payouts and AccessGrants with the key in OPERATOR_PRIVATE_KEY and writes the deployment file.
import { existsSync } from "node:fs"
import path from "node:path"
import { parseArgs } from "node:util"
import { isAddress } from "viem"
import { connectChain } from "@/server/chain/clients"
import { deployAll } from "@/server/chain/deploy"
import { readRealToken } from "@/server/chain/real-token"
import { deployEnv } from "@/server/platform/env-deploy"
import { askChainId, describeVerdicts, printDeployment } from "./contracts-report"

async function main(): Promise<boolean> {
  const { values } = parseArgs({
    options: {
      rpc: { type: "string" },
      token: { type: "string" },
      arbiter: { type: "string" },
      out: { type: "string" },
    },
  })
  const { rpc: rpcUrl, token: tokenAddress, arbiter } = values
  if (rpcUrl === undefined) throw new Error("Say where the chain answers: --rpc URL")
  if (tokenAddress === undefined || !isAddress(tokenAddress)) {
    throw new Error("Say what people are paid in: --token ADDRESS (on Base: USDC, 0x8335…2913)")
  }
  if (arbiter !== undefined && !isAddress(arbiter)) throw new Error("--arbiter takes an address.")
  const chainId = await askChainId(rpcUrl)
  const deploymentFile = path.resolve(values.out ?? `deployment-${chainId}.json`)
  const wasThere = existsSync(deploymentFile)
  const client = connectChain({ rpcUrl, chainId })
  const token = await readRealToken(client, tokenAddress)
  const { OPERATOR_PRIVATE_KEY: operatorPrivateKey } = deployEnv()
  const options = { rpcUrl, chainId, deploymentFile, operatorPrivateKey, token }
  const deployment = await deployAll(arbiter === undefined ? options : { ...options, arbiter })
  console.log(printDeployment(deployment, deploymentFile, wasThere))
  return describeVerdicts(client, deployment)
}

main().then(
  (isSame) => process.exit(isSame ? 0 : 1),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(2)
  },
)
