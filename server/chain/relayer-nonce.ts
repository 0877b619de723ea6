import "server-only"
import { BaseError } from "viem"
import { type PrivateKeyAccount, privateKeyToAccount } from "viem/accounts"
import { refusalOf } from "./chain-errors"
import type { ChainClient, PreparedCall } from "./clients"

type Hex = `0x${string}`

/**
 * Runs work while nobody else sends with the same key. Processes that share a key pass one over the database
 * (an advisory lock on the key's address); the default keeps order inside one process.
 */
export type SendLock = <Result>(key: Hex, work: () => Promise<Result>) => Promise<Result>

/** Sends transactions of one key one after another, so that no two take the same nonce. */
export interface Sender {
  readonly address: Hex
  /**
   * Sends and waits for one confirmation; answers with the transaction's hash.
   * @throws DomainError with the contract's reason when it reverts, CHAIN_UNAVAILABLE when the node does not answer
   */
  send(call: PreparedCall): Promise<Hex>
}

const nonceAttempts = 8
// Nodes have no code for it, only words; what they refuse so was not sent, and may be sent with the next nonce.
const nonceTaken = /nonce (is )?too low|already (known|imported)|replacement transaction underpriced/i
const receiptTimeoutMs = 120_000

/** A sender for a private key. */
export function createSender(client: ChainClient, privateKey: Hex, lock: SendLock = oneAtATime()): Sender {
  const account = privateKeyToAccount(privateKey)
  return {
    address: account.address,
    async send(call) {
      try {
        const hash = await lock(account.address, () => submit(client, account, call))
        await confirm(client, hash)
        return hash
      } catch (error) {
        throw refusalOf(error)
      }
    },
  }
}

async function submit(client: ChainClient, account: PrivateKeyAccount, call: PreparedCall): Promise<Hex> {
  // A dry run against the coming block: an idle chain's last block is older than the windows it has to judge.
  const gas = await client.estimateGas({ ...call, account, blockTag: "pending" })
  const fees = await client.estimateFeesPerGas()
  for (let attempt = 1; ; attempt++) {
    const nonce = await client.getTransactionCount({ address: account.address, blockTag: "pending" })
    const serializedTransaction = await account.signTransaction({
      type: "eip1559",
      chainId: client.chain.id,
      ...call,
      ...fees,
      nonce,
      gas: (gas * 12n) / 10n,
    })
    try {
      return await client.sendRawTransaction({ serializedTransaction })
    } catch (error) {
      if (!isNonceTaken(error) || attempt === nonceAttempts) throw error
    }
  }
}

function isNonceTaken(error: unknown): boolean {
  return error instanceof BaseError && nonceTaken.test(error.details)
}

async function confirm(client: ChainClient, hash: Hex): Promise<void> {
  const receipt = await client.waitForTransactionReceipt({ hash, timeout: receiptTimeoutMs })
  if (receipt.status === "success") return
  const transaction = await client.getTransaction({ hash })
  // The receipt does not say why; the same call on the block before its own does.
  await client.call({
    account: transaction.from,
    to: transaction.to,
    data: transaction.input,
    blockNumber: receipt.blockNumber - 1n,
  })
  throw new BaseError(`transaction ${hash} reverted without a reason`)
}

/** A lock within one process: each piece of work waits for the one before it. */
export function oneAtATime(): SendLock {
  const last = new Map<Hex, Promise<unknown>>()
  return (key, work) => {
    const next = (last.get(key) ?? Promise.resolve()).then(work, work)
    last.set(key, next)
    return next
  }
}
