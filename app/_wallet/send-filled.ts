import type { Chain, Hex, PublicActions, Transport, WalletClient } from "viem"
import type { PrivateKeyAccount } from "viem/accounts"

/** A client of the chain that both reads and sends. */
export type ChainClient = WalletClient<Transport, Chain> & PublicActions<Transport, Chain>

export interface OpenTransaction {
  readonly account: PrivateKeyAccount
  readonly to: Hex
  readonly data: Hex
  readonly value: bigint
}

/**
 * Fills in gas, nonce and fees, signs here, and sends what is signed.
 * viem's own preparing asks the node for eth_fillTransaction first, which the site does not pass on.
 * @returns the transaction's hash
 */
export async function sendFilled(client: ChainClient, { account, ...call }: OpenTransaction): Promise<Hex> {
  const [gas, nonce, fees] = await Promise.all([
    client.estimateGas({ ...call, account, prepare: false }),
    client.getTransactionCount({ address: account.address, blockTag: "pending" }),
    client.estimateFeesPerGas(),
  ])
  const serializedTransaction = await account.signTransaction({
    ...call,
    ...fees,
    gas,
    nonce,
    chainId: client.chain.id,
    type: "eip1559",
  })
  return client.sendRawTransaction({ serializedTransaction })
}
