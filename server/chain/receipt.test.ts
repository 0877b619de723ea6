import { createPublicClient, createTestClient, createWalletClient, custom, http } from "viem"
import { afterAll, beforeAll, expect, test } from "vitest"
import { chainOf } from "./clients"
import { startTestChain, type TestChain } from "./testing/anvil"

let chain: TestChain
beforeAll(async () => {
  chain = await startTestChain()
})
afterAll(() => chain.close())

// On the local chain a block comes with a transaction and no other follows: what was not seen then is never seen.
test("a receipt is found although its block came while the one before was still being read", async () => {
  const local = chainOf(31337, chain.rpcUrl)
  const node = createTestClient({ mode: "anvil", transport: http(chain.rpcUrl) })
  const waiting = createPublicClient({
    chain: local,
    pollingInterval: 20,
    cacheTime: 0,
    transport: custom({
      async request({ method, params }) {
        const answer = await node.request({ method, params })
        if (method === "eth_getBlockByNumber") {
          await mineOnce()
          await new Promise((resolve) => setTimeout(resolve, 500))
        }
        return answer
      },
    }),
  })
  let isMined = false
  async function mineOnce() {
    if (isMined) return
    isMined = true
    await node.mine({ blocks: 1 })
  }
  await node.setAutomine(false)
  const account = chain.accounts.buyer
  const wallet = createWalletClient({ account, chain: local, transport: http(chain.rpcUrl) })
  const hash = await wallet.sendTransaction({ to: account.address, value: 1n })
  const found = waiting.waitForTransactionReceipt({ hash, timeout: 10_000 })
  setTimeout(() => void mineOnce(), 1_000)
  expect(await found).toMatchObject({ status: "success" })
  await node.setAutomine(true)
})
