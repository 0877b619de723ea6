import { type Hex, serializeTransaction, toHex } from "viem"
import type { ChainClient } from "../clients"

/** A chain's past that a test goes back to, as a reorganization does. */
export interface Fork {
  /** Drops every block since; what they held is in no pool of waiting transactions either. */
  rollBack(): Promise<void>
}

/** Marks the place from which another chain may win. Good for one way back. */
export async function markFork(client: ChainClient): Promise<Fork> {
  const mark = await ask(client, "evm_snapshot", [])
  return {
    async rollBack() {
      if ((await ask(client, "evm_revert", [mark])) !== true) throw new Error("the node did not go back")
    },
  }
}

/** Adds empty blocks, until a chain is longer than the one that it replaces. */
export async function mineBlocks(client: ChainClient, count: number): Promise<void> {
  await ask(client, "anvil_mine", [toHex(count)])
}

/** Has the node make a block for each transaction, as it does by itself, or leave them waiting. */
export async function setMining(client: ChainClient, isOn: boolean): Promise<void> {
  await ask(client, "evm_setAutomine", [isOn])
}

/** Signed transactions as they were sent, in the chain's order, to be sent once more on another chain. */
export async function readSent(client: ChainClient, fromBlock: bigint): Promise<readonly Hex[]> {
  const sent: Hex[] = []
  const head = await client.getBlockNumber()
  for (let blockNumber = fromBlock; blockNumber <= head; blockNumber++) {
    const { transactions } = await client.getBlock({ blockNumber, includeTransactions: true })
    for (const one of transactions) {
      if (one.type !== "eip1559") throw new Error(`a test sends ${one.type}`)
      const { chainId, nonce, to, value, gas, maxFeePerGas, maxPriorityFeePerGas, accessList, r, s } = one
      const fees = { gas, maxFeePerGas, maxPriorityFeePerGas, accessList }
      const parts = { type: "eip1559", chainId, nonce, to, value, data: one.input, ...fees } as const
      sent.push(serializeTransaction(parts, { r, s, yParity: one.yParity }))
    }
  }
  return sent
}

/** Sends signed transactions again, each in a block of its own. */
export async function sendAgain(client: ChainClient, sent: readonly Hex[]): Promise<void> {
  for (const serializedTransaction of sent) {
    const hash = await client.sendRawTransaction({ serializedTransaction })
    await client.waitForTransactionReceipt({ hash })
  }
}

function ask(client: ChainClient, method: string, params: readonly unknown[]): Promise<unknown> {
  return client.request<{ Method: string; Parameters: readonly unknown[]; ReturnType: unknown }>({
    method,
    params,
  })
}
