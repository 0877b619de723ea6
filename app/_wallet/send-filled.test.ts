import { createWalletClient, custom, defineChain, parseTransaction, publicActions } from "viem"
import { privateKeyToAccount } from "viem/accounts"
import { expect, test } from "vitest"
import { sendFilled } from "./send-filled"

const chain = defineChain({
  id: 31337,
  name: "Local",
  nativeCurrency: { name: "Ether", symbol: "ETH", decimals: 18 },
  rpcUrls: { default: { http: ["http://localhost"] } },
})
const account = privateKeyToAccount(`0x${"11".repeat(32)}`)
const to = `0x${"22".repeat(20)}` as const

const answers: Record<string, unknown> = {
  eth_estimateGas: "0x5300",
  eth_getTransactionCount: "0x7",
  eth_getBlockByNumber: { number: "0x1", baseFeePerGas: "0x3b9aca00", transactions: [] },
  eth_maxPriorityFeePerGas: "0x1",
  eth_sendRawTransaction: `0x${"33".repeat(32)}`,
}

/** A node that answers what the site passes on, refuses the rest, and remembers what it was asked. */
function openNode() {
  const asked: { method: string; params: readonly unknown[] }[] = []
  const transport = custom({
    async request({ method, params = [] }: { method: string; params?: readonly unknown[] }) {
      asked.push({ method, params })
      if (method in answers) return answers[method]
      throw Object.assign(new Error(`${method} is not passed on`), { code: -32601 })
    },
  })
  return { asked, client: createWalletClient({ chain, transport }).extend(publicActions) }
}

test("sending asks the node for nothing but what the site passes on", async () => {
  const { asked, client } = openNode()
  await sendFilled(client, { account, to, data: "0xabcd", value: 0n })
  expect(asked.map(({ method }) => method).sort()).toEqual(Object.keys(answers).sort())
})

test("what is sent is the call, signed for this chain with the next nonce", async () => {
  const { asked, client } = openNode()
  const hash = await sendFilled(client, { account, to, data: "0xabcd", value: 5n })
  expect(hash).toBe(answers.eth_sendRawTransaction)
  const sent = asked.find(({ method }) => method === "eth_sendRawTransaction")
  const signed = parseTransaction(sent?.params[0] as `0x02${string}`)
  expect(signed).toMatchObject({ chainId: 31337, to, data: "0xabcd", value: 5n, nonce: 7, gas: 0x5300n })
})
