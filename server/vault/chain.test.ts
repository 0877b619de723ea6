import { privateKeyToAccount } from "viem/accounts"
import { afterAll, beforeAll, expect, test } from "vitest"
import { startTestChain, type TestChain } from "@/server/chain/testing/anvil"
import { consentTypedData } from "@/server/domain/consent/typed-data"
import { connectVaultChain } from "./chain"

let testChain: TestChain
beforeAll(async () => {
  testChain = await startTestChain()
})
afterAll(() => testChain.close())

const hash = `0x${"1".repeat(64)}` as const
const message = { pool: hash, contributionHash: hash, purposes: ["label"], expiry: "1", nonce: hash } as const

test("the vault sees for itself that a grant is unknown, and that an address without a contract signs nothing", async () => {
  const chain = connectVaultChain(testChain.rpcUrl, testChain.deployment)
  expect(await chain.isGrantActive(77n, hash)).toBe(false)
  const wallet = privateKeyToAccount(`0x${"2".repeat(64)}`)
  const typedData = consentTypedData(message, chain.chainId, chain.registryAddress)
  const signature = await wallet.signTypedData(typedData)
  expect(await chain.isSignedByContract(wallet.address, typedData, signature)).toBe(false)
  const { registry } = testChain.deployment.addresses
  expect(await chain.isSignedByContract(registry, typedData, signature)).toBe(false)
})

test("a chain that does not answer gives no right", async () => {
  const chain = connectVaultChain("http://127.0.0.1:9", testChain.deployment)
  await expect(chain.isGrantActive(1n, hash)).rejects.toMatchObject({ code: "CHAIN_UNAVAILABLE" })
})
