// `npm run contracts:verify -- --rpc URL --deployment FILE`
// Compares the contracts on chain with these sources byte for byte, and prints what a block explorer wants to know.
import { parseArgs } from "node:util"
import { connectChain } from "@/server/chain/clients"
import { readDeployment } from "@/server/chain/deployment"
import { describeVerdicts } from "./contracts-report"

async function main(): Promise<boolean> {
  const { values } = parseArgs({ options: { rpc: { type: "string" }, deployment: { type: "string" } } })
  if (values.rpc === undefined || values.deployment === undefined) {
    throw new Error("npm run contracts:verify -- --rpc URL --deployment FILE")
  }
  const deployment = await readDeployment(values.deployment)
  if (deployment === null) throw new Error(`There is no file ${values.deployment}.`)
  const client = connectChain({ rpcUrl: values.rpc, chainId: deployment.chainId })
  const actual = await client.getChainId()
  if (actual !== deployment.chainId) {
    throw new Error(
      `The deployment is on chain ${deployment.chainId}; this node answers for chain ${actual}.`,
    )
  }
  return describeVerdicts(client, deployment)
}

main().then(
  (isSame) => process.exit(isSame ? 0 : 1),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(2)
  },
)
