import "server-only"
import type { RelayLimits } from "@/server/domain/chain/relay-limits"
import type { PurchaseAuthorization } from "@/server/domain/grant/purchase-authorization"
import type { ChainEventBatch } from "./events"
import type { PoolMoneyAtBlock } from "./payouts"

type Hex = `0x${string}`

/** One payment out of a pool's accepted tree. */
export interface ClaimCall {
  readonly poolOnChainId: Hex
  readonly account: Hex
  readonly cumulativeAmount: bigint
  readonly proof: readonly Hex[]
}

/**
 * What services hold of the chain. Senders wait for one confirmation and return the transaction's hash;
 * a revert becomes a DomainError with the contract's reason, an unreachable node CHAIN_UNAVAILABLE.
 */
export interface ChainGateway {
  readonly chainId: number
  readonly addresses: {
    readonly registry: Hex
    readonly grants: Hex
    readonly payouts: Hex
    readonly token: Hex
  }
  readonly startBlock: bigint
  /** The payment token; name and version are those of its EIP-712 domain. */
  readonly token: {
    readonly symbol: string
    readonly decimals: number
    readonly name: string
    readonly version: string
  }
  readonly operatorAddress: Hex
  /** What the relayer may spend on people in a day. */
  readonly relayLimits: RelayLimits

  /** Seconds of the challenge window given to pools opened here. */
  readonly challengeSeconds: number
  /** Shortest inspection window that a release can be published with. */
  readonly minimumInspectionSeconds: number

  /** Blocks on top of a block before its events are read. */
  readonly confirmations: number

  readEvents(fromBlock: bigint): Promise<ChainEventBatch>
  /** The chain's own time, by which its windows are measured. */
  readNow(): Promise<Date>
  /** Hash of a block of the chain as it is now; null where it has no such block. */
  readBlockHash(blockNumber: bigint): Promise<Hex | null>
  /** What became of a transaction; null while it is in no block. */
  readOutcome(
    transactionHash: Hex,
  ): Promise<{ readonly isReverted: boolean; readonly blockNumber: bigint } | null>
  /** What gas costs just now, wei a unit: the coming block's base fee. */
  readGasPrice(): Promise<bigint>
  /** What a mined transaction cost its sender, in wei; null while it is in no block. */
  readCost(transactionHash: Hex): Promise<bigint | null>
  /** Whether an ERC-3009 authorization has been spent or cancelled. */
  isAuthorizationUsed(payer: Hex, nonce: Hex): Promise<boolean>
  readTokenBalance(address: Hex): Promise<bigint>
  isGrantActive(grantOnChainId: bigint): Promise<boolean>
  /** Who divides challenged money, in lower case. The contract never changes it: it is asked once. */
  readArbiter(): Promise<Hex>
  /** Whether the contract at an address takes a signature over a hash (ERC-1271); false where there is no contract. */
  isSignedByContract(address: Hex, hash: Hex, signature: Hex): Promise<boolean>
  /** Money of a pool in Payouts: all that was funded, the accepted tree's total, all that was claimed. */
  readPayouts(poolOnChainId: Hex): Promise<{
    readonly fundedAmount: bigint
    readonly acceptedTotalAmount: bigint
    readonly claimedAmount: bigint
    readonly acceptedRoot: Hex | null
    readonly proposedRoot: Hex | null
    readonly acceptableAt: Date | null
  }>
  /** The same at the newest block, with what the contract then held for all pools. */
  readPoolMoney(poolOnChainId: Hex): Promise<PoolMoneyAtBlock>

  /** Purchases a grant with a buyer's ERC-3009 signature; the relayer pays the gas. */
  purchaseWithAuthorization(releaseOnChainId: Hex, authorization: PurchaseAuthorization): Promise<Hex>
  settleGrant(grantOnChainId: bigint): Promise<Hex>
  proposeRoot(poolOnChainId: Hex, root: Hex, cumulativeTotalAmount: bigint, transcriptHash: Hex): Promise<Hex>
  acceptRoot(poolOnChainId: Hex): Promise<Hex>
  claimMany(calls: readonly ClaimCall[]): Promise<Hex>
  /**
   * Gives an address development dollars and coins for gas. The local development chain alone has this door.
   * @throws DomainError FORBIDDEN on any other chain
   */
  fillWallet(address: Hex, tokenAmount: bigint, gasWei: bigint): Promise<Hex>
  /** Appends a root to a pool's log. */
  anchor(poolOnChainId: Hex, root: Hex, count: number): Promise<Hex>
}
