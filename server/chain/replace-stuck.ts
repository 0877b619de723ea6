import "server-only"
import { BaseError, type TransactionReceipt, TransactionReceiptNotFoundError } from "viem"
import type { PrivateKeyAccount } from "viem/accounts"
import { DomainError } from "@/server/domain/errors"
import { logger } from "@/server/platform/logger"
import type { ChainClient, PreparedCall } from "./clients"
import { raiseFees } from "./gas-price"
import { handOver, isNonceTaken } from "./hand-over"

type Hex = `0x${string}`

/** How long a transaction may wait before another with the same nonce and a higher price takes its place. */
export interface Patience {
  /** Milliseconds between two prices. */
  readonly waitMs: number
  /** How often the price is raised before the transaction is given up to a later look. */
  readonly raises: number
  /** No price above this is offered, wei a unit of gas: a transaction that is stuck below it waits. */
  readonly gasPriceCapWei: bigint
}

/** A local chain mines at once; a real one is given three blocks of Ethereum. */
export function patienceOf(chainId: number, gasPriceCapWei: bigint): Patience {
  return { waitMs: chainId === 31337 ? 20_000 : 40_000, raises: 5, gasPriceCapWei }
}

/** A transaction that was handed to a node, with all that is needed to send it again at another price. */
export interface SentTransaction {
  readonly hash: Hex
  readonly request: PreparedCall & {
    readonly type: "eip1559"
    readonly chainId: number
    readonly nonce: number
    readonly gas: bigint
    /** Wei. */
    readonly maxFeePerGas: bigint
    /** Wei. */
    readonly maxPriorityFeePerGas: bigint
  }
}

/**
 * Waits until a transaction is mined. One that is stuck is replaced by the same call with the same nonce at a higher
 * price, so that it can be mined once at most; whichever of them is mined counts.
 * @returns the hash that was mined
 * @throws what the call reverts with; DomainError CHAIN_UNAVAILABLE when none was mined at the highest price
 */
export async function confirm(
  client: ChainClient,
  account: PrivateKeyAccount,
  first: SentTransaction,
  patience: Patience,
): Promise<Hex> {
  const hashes: Hex[] = [first.hash]
  let last = first
  for (let raise = 0; ; raise++) {
    const receipt = await findReceipt(client, hashes, patience.waitMs)
    if (receipt !== null) return outcomeOf(client, receipt)
    if (raise === patience.raises) break
    const replacement = await replace(client, account, last, patience.gasPriceCapWei)
    if (replacement === null) continue
    logger.warn("a stuck transaction was replaced", {
      from: last.hash,
      to: replacement.hash,
      raise: raise + 1,
    })
    hashes.push(replacement.hash)
    last = replacement
  }
  throw new DomainError(
    "CHAIN_UNAVAILABLE",
    "The transaction is not mined yet. Nothing is lost; look again later.",
  )
}

/** The receipt of any of these, as soon as there is one; null when none was mined in time. */
async function findReceipt(
  client: ChainClient,
  hashes: readonly Hex[],
  waitMs: number,
): Promise<TransactionReceipt | null> {
  const endAt = Date.now() + waitMs
  for (;;) {
    for (const hash of hashes) {
      const receipt = await readReceipt(client, hash)
      if (receipt !== null) return receipt
    }
    if (Date.now() >= endAt) return null
    await new Promise((resolve) => setTimeout(resolve, client.pollingInterval))
  }
}

async function readReceipt(client: ChainClient, hash: Hex): Promise<TransactionReceipt | null> {
  try {
    return await client.getTransactionReceipt({ hash })
  } catch (error) {
    if (error instanceof TransactionReceiptNotFoundError) return null
    throw error
  }
}

/** Sends the call again at a quarter more, or at what the chain asks now if that is more; null when it was mined meanwhile, or the cap is reached. */
async function replace(
  client: ChainClient,
  account: PrivateKeyAccount,
  { request }: SentTransaction,
  capWei: bigint,
): Promise<SentTransaction | null> {
  const asked = await client.estimateFeesPerGas()
  const fees = raiseFees(asked, request, capWei)
  if (fees === null) return null
  const raised = { ...request, ...fees }
  const serializedTransaction = await account.signTransaction(raised)
  try {
    return { request: raised, hash: await handOver(client, serializedTransaction) }
  } catch (error) {
    if (isNonceTaken(error)) return null
    throw error
  }
}

async function outcomeOf(client: ChainClient, receipt: TransactionReceipt): Promise<Hex> {
  if (receipt.status === "success") return receipt.transactionHash
  const transaction = await client.getTransaction({ hash: receipt.transactionHash })
  // The receipt does not say why; the same call on the block before its own does.
  await client.call({
    account: transaction.from,
    to: transaction.to,
    data: transaction.input,
    blockNumber: receipt.blockNumber - 1n,
  })
  throw new BaseError(`transaction ${receipt.transactionHash} reverted without a reason`)
}
