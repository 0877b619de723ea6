import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { createChainGateway } from "./gateway-viem"
import { freePort, startAnvil, startTestChain, type TestChain } from "./testing/anvil"
import { type Fault, type FaultyNode, startFaultyNode } from "./testing/faulty-node"
import { mineBlocks } from "./testing/rollback"

let chain: TestChain
const silent = "http://127.0.0.1:9"
const nodes: FaultyNode[] = []

beforeAll(async () => {
  chain = await startTestChain()
})
afterAll(async () => {
  for (const node of nodes) await node.close()
  await chain?.close()
})

async function faulty(fault: Fault): Promise<string> {
  const node = await startFaultyNode(chain.rpcUrl, fault)
  nodes.push(node)
  return node.url
}

function gatewayOver(...urls: string[]) {
  const { deployment, keys } = chain
  const senders = { operatorPrivateKey: keys.operator, relayerPrivateKey: keys.relayer }
  return createChainGateway({ rpcUrl: urls.join(","), deployment, ...senders })
}

const startBlock = () => chain.deployment.startBlock
const expected = () => chain.gateway.readEvents(startBlock())

describe("several nodes", () => {
  it("are asked in their turn where one does not answer, for reading and for sending", async () => {
    const gateway = gatewayOver(silent, chain.rpcUrl)
    expect(await gateway.readEvents(startBlock())).toEqual(await expected())
    const { address } = chain.accounts.labeler
    const before = await gateway.readTokenBalance(address)
    await gateway.fillWallet(address, 7n, 10n ** 18n)
    expect((await gateway.readTokenBalance(address)) - before).toBe(7n)
  })

  it("are refused together where none answers", async () => {
    await expect(gatewayOver(silent, silent).readEvents(0n)).rejects.toMatchObject({
      code: "CHAIN_UNAVAILABLE",
    })
  })

  it("do not hold each other up: one that is behind, or of another chain, is passed over", async () => {
    const fresh = await startAnvil(await freePort())
    const foreign = await faulty(({ method }) => (method === "eth_chainId" ? { result: "0x1" } : null))
    await mineBlocks(chain.client, 3)
    const from = (await chain.client.getBlockNumber()) - 1n
    const behind = await gatewayOver(fresh.rpcUrl).readEvents(from)
    expect(behind).toMatchObject({ nextBlock: from, parentHash: null })
    const batch = await gatewayOver(foreign, fresh.rpcUrl, chain.rpcUrl).readEvents(from)
    expect(batch.nextBlock).toBe(from + 2n)
    await fresh.stop()
  })
})

describe("a node with limits", () => {
  it("that answers for few blocks at a time still gives every block", async () => {
    const limited = await faulty(({ method, params }) => {
      if (method !== "eth_getLogs") return null
      const [filter] = params as readonly [{ fromBlock: string; toBlock: string }]
      if (Number(filter.toBlock) - Number(filter.fromBlock) < 7) return null
      return { error: { code: -32005, message: "query exceeds max block range 7" } }
    })
    const blockNumber = await chain.client.getBlockNumber()
    await mineBlocks(chain.client, 12)
    const read = await gatewayOver(limited).readEvents(blockNumber)
    expect(read.nextBlock).toBe(blockNumber + 13n)
    expect(read).toEqual(await chain.gateway.readEvents(blockNumber))
  })

  it("that takes a transaction and breaks off before it says so does not have it sent twice", async () => {
    let isBroken = false
    const breaking = await faulty(({ method }) => {
      if (method !== "eth_sendRawTransaction" || isBroken) return null
      isBroken = true
      return "break off"
    })
    const gateway = gatewayOver(breaking, chain.rpcUrl)
    const { address } = chain.accounts.labeler
    const before = await gateway.readTokenBalance(address)
    await gateway.fillWallet(address, 11n, 1n)
    expect(isBroken).toBe(true)
    expect((await gateway.readTokenBalance(address)) - before).toBe(11n)
  })
})
