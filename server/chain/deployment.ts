import "server-only"
import { existsSync } from "node:fs"
import { mkdir, readFile, rename, writeFile } from "node:fs/promises"
import path from "node:path"
import { isAddress } from "viem"
import { z } from "zod"

const address = z.custom<`0x${string}`>(
  (value) => typeof value === "string" && isAddress(value),
  "Not an address.",
)
const seconds = z.int().min(1)

/** What is known of a deployment: the file that CHAIN_DEPLOYMENT names. */
export const deploymentSchema = z.strictObject({
  chainId: z.int().positive(),
  /** The block before which none of our events can be. */
  startBlock: z
    .string()
    .regex(/^[0-9]+$/)
    .transform(BigInt),
  addresses: z.strictObject({ registry: address, grants: address, payouts: address, token: address }),
  /** The payment token; name and version are those of its EIP-712 domain. */
  token: z.strictObject({
    symbol: z.string(),
    decimals: z.int().min(0).max(36),
    name: z.string(),
    version: z.string(),
  }),
  arbiter: address,
  windows: z.strictObject({
    /** Given to pools opened here. */
    challengeSeconds: seconds,
    minimumChallengeSeconds: seconds,
    minimumInspectionSeconds: seconds,
    resolutionSeconds: seconds,
  }),
})

export type Deployment = z.output<typeof deploymentSchema>

/** Reads the deployment; null where the file is missing. @throws ZodError when it says something else */
export async function readDeployment(file: string): Promise<Deployment | null> {
  if (!existsSync(file)) return null
  return deploymentSchema.parse(JSON.parse(await readFile(file, "utf8")))
}

/** Writes the deployment whole or not at all. */
export async function writeDeployment(file: string, deployment: Deployment): Promise<void> {
  const text = JSON.stringify({ ...deployment, startBlock: deployment.startBlock.toString() }, null, 2)
  await mkdir(path.dirname(file), { recursive: true })
  await writeFile(`${file}.part`, `${text}\n`)
  await rename(`${file}.part`, file)
}
