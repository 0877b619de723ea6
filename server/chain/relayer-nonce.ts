import "server-only"
import { type PrivateKeyAccount, privateKeyToAccount } from "viem/accounts"
import { refusalOf } from "./chain-errors"
import type { ChainClient, PreparedCall } from "./clients"
import { readFees } from "./gas-price"
import { handOver, isNonceTaken } from "./hand-over"
import { confirm, type Patience, patienceOf, type SentTransaction } from "./replace-stuck"

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
   * Sends and waits for one confirmation; answers with the hash of the transaction that was mined, which is another
   * than the first where that one was stuck and had to be replaced.
   * @throws DomainError with the contract's reason when it reverts, CHAIN_UNAVAILABLE when the node does not answer
   */
  send(call: PreparedCall): Promise<Hex>
}

const nonceAttempts = 8

export interface SenderOptions {
  readonly lock?: SendLock
  /** No price of gas above this is paid, wei; what is asked for meanwhile is refused as CHAIN_UNAVAILABLE. */
  readonly gasPriceCapWei?: bigint
  readonly patience?: Patience
}

const unlimitedWei = 2n ** 128n

/** A sender for a private key. */
export function createSender(
  client: ChainClient,
  privateKey: Hex,
  { lock = oneAtATime(), gasPriceCapWei = unlimitedWei, patience }: SenderOptions = {},
): Sender {
  const patient = patience ?? patienceOf(client.chain.id, gasPriceCapWei)
  const account = privateKeyToAccount(privateKey)
  return {
    address: account.address,
    async send(call) {
      try {
        const sent = await lock(account.address, () => submit(client, account, call, patient.gasPriceCapWei))
        return await confirm(client, account, sent, patient)
      } catch (error) {
        throw refusalOf(error)
      }
    },
  }
}

async function submit(
  client: ChainClient,
  account: PrivateKeyAccount,
  call: PreparedCall,
  capWei: bigint,
): Promise<SentTransaction> {
  const fees = await readFees(client, capWei)
  // A dry run against the coming block: an idle chain's last block is older than the windows it has to judge.
  const estimated = await client.estimateGas({ ...call, account, blockTag: "pending" })
  const gas = (estimated * 12n) / 10n
  for (let attempt = 1; ; attempt++) {
    const nonce = await client.getTransactionCount({ address: account.address, blockTag: "pending" })
    const request = { type: "eip1559" as const, chainId: client.chain.id, ...call, ...fees, nonce, gas }
    const serializedTransaction = await account.signTransaction(request)
    try {
      return { request, hash: await handOver(client, serializedTransaction) }
    } catch (error) {
      if (!isNonceTaken(error) || attempt === nonceAttempts) throw error
    }
  }
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
