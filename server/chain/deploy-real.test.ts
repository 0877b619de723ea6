import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { createTestClient, http } from "viem"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { connectChain } from "./clients"
import { deployAll } from "./deploy"
import { readRealToken } from "./real-token"
import { startTestChain, type TestChain } from "./testing/anvil"
import { verifyDeployment } from "./verify-deployment"

const baseId = 8453
let chain: TestChain
let folder: string

/** A chain that calls itself Base, with a token that knows ERC-3009: what a real deployment finds. */
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "millpond-real-"))
  chain = await startTestChain()
  const { rpcUrl } = chain
  await createTestClient({ mode: "anvil", transport: http(rpcUrl) }).request<{
    Method: "anvil_setChainId"
    Parameters: [number]
    ReturnType: null
  }>({ method: "anvil_setChainId", params: [baseId] })
})
afterAll(async () => {
  await chain.close()
  await rm(folder, { recursive: true, force: true })
})

describe("a deployment on a real chain", () => {
  const client = () => connectChain({ rpcUrl: chain.rpcUrl, chainId: baseId })

  it("takes its token as it is, and leaves the code that these sources make", async () => {
    const token = await readRealToken(client(), chain.deployment.addresses.token)
    expect(token).toMatchObject({ symbol: "dUSD", decimals: 6, name: "Development USD", version: "1" })
    const deployment = await deployAll({
      rpcUrl: chain.rpcUrl,
      chainId: baseId,
      deploymentFile: path.join(folder, "deployment.json"),
      operatorPrivateKey: chain.keys.operator,
      token,
    })
    expect(deployment.windows.challengeSeconds).toBe(3 * 86_400)
    const verdicts = await verifyDeployment(client(), deployment)
    expect(verdicts.map(({ name, verdict }) => [name, verdict])).toEqual([
      ["PoolRegistry", "same"],
      ["Payouts", "same"],
      ["AccessGrants", "same"],
    ])
  })

  it("is told apart from one that was made with other arguments, and from none", async () => {
    const { deployment } = chain
    const windows = { ...deployment.windows, resolutionSeconds: 31 }
    const addresses = { ...deployment.addresses, payouts: `0x${"12".repeat(20)}` as const }
    const verdicts = await verifyDeployment(client(), { ...deployment, windows, addresses })
    expect(verdicts.map(({ verdict }) => verdict)).toEqual(["same", "no_code", "other_code"])
  })

  it("refuses a token that is none, or that cannot be paid with by signature", async () => {
    await expect(readRealToken(client(), `0x${"12".repeat(20)}`)).rejects.toThrow("no contract")
    await expect(readRealToken(client(), chain.deployment.addresses.payouts)).rejects.toThrow("does not have")
  })
})
