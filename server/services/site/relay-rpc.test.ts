import { afterAll, beforeAll, expect, test } from "vitest"
import { freePort, startAnvil } from "@/server/chain/testing/anvil"
import { relayRpc, relayRpcInput } from "./relay-rpc"

let node: Awaited<ReturnType<typeof startAnvil>>
beforeAll(async () => {
  node = await startAnvil(await freePort())
})
afterAll(() => node.stop())

const call = (method: string, id = 1) => ({ jsonrpc: "2.0", id, method, params: [] })

test("calls on the list reach the node, alone and in batches", async () => {
  const alone = JSON.parse(await relayRpc(node.rpcUrl, relayRpcInput.parse(call("eth_chainId"))))
  expect(alone).toEqual({ jsonrpc: "2.0", id: 1, result: "0x7a69" })
  const batch = [call("eth_chainId", 1), call("net_version", 2)]
  expect(JSON.parse(await relayRpc(node.rpcUrl, relayRpcInput.parse(batch)))).toHaveLength(2)
})

test.each([
  "eth_sendTransaction",
  "eth_accounts",
  "eth_sign",
  "personal_sign",
  "anvil_setBalance",
  "evm_increaseTime",
  "debug_traceTransaction",
  "txpool_content",
  "ETH_CHAINID",
])("%s is not passed on", (method) => {
  expect(relayRpcInput.safeParse(call(method)).success).toBe(false)
  expect(relayRpcInput.safeParse([call("eth_chainId"), call(method, 2)]).success).toBe(false)
})

test("a batch has at least one call and at most 20", () => {
  expect(relayRpcInput.safeParse([]).success).toBe(false)
  const calls = (count: number) => Array.from({ length: count }, (_, id) => call("eth_chainId", id))
  expect(relayRpcInput.safeParse(calls(20)).success).toBe(true)
  expect(relayRpcInput.safeParse(calls(21)).success).toBe(false)
})

test("a node that is away is said to be away", async () => {
  const asked = relayRpc("http://127.0.0.1:9", relayRpcInput.parse(call("eth_chainId")))
  await expect(asked).rejects.toMatchObject({ code: "CHAIN_UNAVAILABLE" })
})
