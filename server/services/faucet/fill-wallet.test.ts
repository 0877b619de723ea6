import { afterAll, beforeAll, expect, test } from "vitest"
import { createWorld, type World } from "@/db/testing/world"
import { createChainGateway } from "@/server/chain/gateway-viem"
import { startTestChain, type TestChain } from "@/server/chain/testing/anvil"
import { fillWallet } from "./fill-wallet"

let world: World
let testChain: TestChain

beforeAll(async () => {
  testChain = await startTestChain()
  world = await createWorld({
    chain: async () => ({ gateway: testChain.gateway, close: testChain.close }),
  })
})
afterAll(() => world?.close())

test("a newcomer gets play money and coins for gas", async () => {
  const { actor } = await world.person("newcomer")
  const { balanceAmount } = await fillWallet(world.context(actor))
  expect(balanceAmount).toBe(1_000_000_000n)
  expect(await testChain.client.getBalance({ address: actor.address })).toBe(10n ** 19n)
})

test("only somebody signed in gets it", async () => {
  await expect(fillWallet(world.context())).rejects.toMatchObject({ code: "NOT_SIGNED_IN" })
})

test("on any chain but the local one it is refused and nothing is sent", async () => {
  const { actor } = await world.person("abroad")
  const chain = createChainGateway({
    rpcUrl: testChain.rpcUrl,
    deployment: { ...testChain.deployment, chainId: 8453 },
    operatorPrivateKey: testChain.keys.operator,
  })
  await expect(fillWallet({ ...world.context(actor), chain })).rejects.toMatchObject({ code: "FORBIDDEN" })
  expect(await testChain.client.getBalance({ address: actor.address })).toBe(0n)
})
