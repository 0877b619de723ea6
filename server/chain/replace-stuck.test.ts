import { createTestClient, http, parseGwei } from "viem"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { ChainClient } from "./clients"
import { createSender } from "./relayer-nonce"
import { startTestChain, type TestChain } from "./testing/anvil"
import { prepareMint, readTokenBalance } from "./token"

let chain: TestChain
beforeAll(async () => {
  chain = await startTestChain()
})
afterAll(() => chain.close())

const control = () => createTestClient({ mode: "anvil", transport: http(chain.rpcUrl) })
const gasPriceCapWei = 10n ** 15n
const patience = { waitMs: 300, raises: 20, gasPriceCapWei }

/** A client of whose node the price has run away right after it was asked. */
async function jumpPrice(gwei: string): Promise<void> {
  await control().setNextBlockBaseFeePerGas({ baseFeePerGas: parseGwei(gwei) })
}

async function untilPending(client: ChainClient, address: `0x${string}`, count: number): Promise<void> {
  const mined = await client.getTransactionCount({ address, blockTag: "latest" })
  await expect
    .poll(() => client.getTransactionCount({ address, blockTag: "pending" }), { timeout: 20_000 })
    .toBe(mined + count)
}

describe("a transaction that is stuck", () => {
  it("is replaced at a higher price and mined once", async () => {
    const { client, deployment, keys, accounts } = chain
    const mint = prepareMint(deployment, accounts.labeler.address, 7n)
    await control().setAutomine(false)
    const sending = createSender(client, keys.relayer, { patience }).send(mint)
    const outcome = sending.then(
      (hash) => ({ hash, error: null }),
      (error: unknown) => ({ hash: null, error }),
    )
    await untilPending(client, accounts.relayer.address, 1)
    const [first] = (await client.getBlock({ blockTag: "pending" })).transactions
    await jumpPrice("40")
    await control().mine({ blocks: 1 })
    expect(await readTokenBalance(client, deployment, accounts.labeler.address)).toBe(0n)
    // The next block asks as much again; the replacement pays it.
    await control().setAutomine(true)
    const { hash, error } = await outcome
    expect(error).toBeNull()
    expect(hash).not.toBe(first)
    expect(await readTokenBalance(client, deployment, accounts.labeler.address)).toBe(7n)
  })

  it("is told as not mined yet when no price was enough, and nothing was sent twice", async () => {
    const { client, deployment, keys, accounts } = chain
    await control().setAutomine(false)
    const mint = prepareMint(deployment, accounts.contributor.address, 5n)
    const sender = createSender(client, keys.buyer, { patience: { waitMs: 200, raises: 2, gasPriceCapWei } })
    await expect(sender.send(mint)).rejects.toMatchObject({ code: "CHAIN_UNAVAILABLE" })
    await control().mine({ blocks: 2 })
    await control().setAutomine(true)
    expect(await readTokenBalance(client, deployment, accounts.contributor.address)).toBe(5n)
  })
})
