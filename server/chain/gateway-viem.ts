import "server-only"
import { TransactionReceiptNotFoundError } from "viem"
import { type RelayLimits, usualRelayLimits } from "@/server/domain/chain/relay-limits"
import {
  createArbiterReader,
  isGrantActive,
  preparePurchaseWithAuthorization,
  prepareSettle,
} from "./access-grants"
import { orRefuse } from "./chain-errors"
import { type ChainClient, connectChain } from "./clients"
import { isSignedByContract } from "./contract-signature"
import type { Deployment } from "./deployment"
import { createEndpointReader } from "./endpoints"
import { readBlockHash } from "./follower"
import { readBaseFee } from "./gas-price"
import type { ChainGateway } from "./gateway"
import { prepareAccept, prepareClaimMany, preparePropose, readPayouts, readPoolMoney } from "./payouts"
import { prepareAnchor } from "./pool-registry"
import { createSender, oneAtATime, type Sender, type SendLock } from "./relayer-nonce"
import { giveGas, isAuthorizationUsed, prepareMint, readTokenBalance } from "./token"

type Hex = `0x${string}`

export interface GatewayOptions {
  /** One address or several with commas between: where one does not answer, the next one is asked. */
  readonly rpcUrl: string
  readonly deployment: Deployment
  readonly operatorPrivateKey: Hex
  /** Pays the gas of purchases, settlements, acceptances and claims; the operator where there is none. */
  readonly relayerPrivateKey?: Hex | null
  /** Keeps processes that share a key from sending at once. */
  readonly lock?: SendLock
  /** Blocks on top of a block before its events are read. */
  readonly confirmations?: number
  /** What the relayer may spend on people; the usual limits where nothing is said. */
  readonly relayLimits?: RelayLimits
}

/** What services hold of the chain, over a node's HTTP interface. */
export function createChainGateway(options: GatewayOptions): ChainGateway {
  const { deployment, rpcUrl } = options
  const client = connectChain({ rpcUrl, chainId: deployment.chainId })
  const confirmations = options.confirmations ?? usualConfirmations(deployment.chainId)
  const relayLimits = options.relayLimits ?? usualRelayLimits
  const send = { lock: options.lock ?? oneAtATime(), gasPriceCapWei: relayLimits.gasPriceWei }
  const operator = createSender(client, options.operatorPrivateKey, send)
  const relayer = createSender(client, options.relayerPrivateKey ?? options.operatorPrivateKey, send)
  return {
    chainId: deployment.chainId,
    addresses: deployment.addresses,
    startBlock: deployment.startBlock,
    token: deployment.token,
    operatorAddress: operator.address,
    relayLimits,
    challengeSeconds: deployment.windows.challengeSeconds,
    minimumInspectionSeconds: deployment.windows.minimumInspectionSeconds,
    confirmations,
    readEvents: createEndpointReader(rpcUrl, deployment, confirmations).readEvents,
    ...readers(client, deployment),
    ...senders(client, deployment, operator, relayer),
  }
}

type Readers = Pick<
  ChainGateway,
  | "readNow"
  | "readBlockHash"
  | "readOutcome"
  | "readGasPrice"
  | "readCost"
  | "isAuthorizationUsed"
  | "readTokenBalance"
  | "isGrantActive"
  | "readArbiter"
  | "isSignedByContract"
  | "readPayouts"
  | "readPoolMoney"
>

/** A local chain has one node and no rival branch. */
function usualConfirmations(chainId: number): number {
  return chainId === 31337 ? 0 : 5
}

function readers(client: ChainClient, deployment: Deployment): Readers {
  return {
    readNow: () => orRefuse(readNow(client)),
    readBlockHash: (blockNumber) => orRefuse(readBlockHash(client, blockNumber)),
    readOutcome: (transactionHash) => orRefuse(readOutcome(client, transactionHash)),
    readGasPrice: () => orRefuse(readBaseFee(client)),
    readCost: (transactionHash) => orRefuse(readCost(client, transactionHash)),
    isAuthorizationUsed: (payer, nonce) => isAuthorizationUsed(client, deployment, payer, nonce),
    readTokenBalance: (address) => readTokenBalance(client, deployment, address),
    isGrantActive: (grantOnChainId) => isGrantActive(client, deployment, grantOnChainId),
    readArbiter: createArbiterReader(client, deployment),
    isSignedByContract: (address, hash, signature) => isSignedByContract(client, address, hash, signature),
    readPayouts: (poolOnChainId) => readPayouts(client, deployment, poolOnChainId),
    readPoolMoney: (poolOnChainId) => readPoolMoney(client, deployment, poolOnChainId),
  }
}

type Senders = Pick<
  ChainGateway,
  | "purchaseWithAuthorization"
  | "settleGrant"
  | "proposeRoot"
  | "acceptRoot"
  | "claimMany"
  | "fillWallet"
  | "anchor"
>

function senders(client: ChainClient, deployment: Deployment, operator: Sender, relayer: Sender): Senders {
  return {
    purchaseWithAuthorization: (releaseOnChainId, authorization) =>
      relayer.send(preparePurchaseWithAuthorization(deployment, releaseOnChainId, authorization)),
    settleGrant: (grantOnChainId) => relayer.send(prepareSettle(deployment, grantOnChainId)),
    proposeRoot: (pool, root, total, transcriptHash) =>
      operator.send(preparePropose(deployment, pool, root, total, transcriptHash)),
    acceptRoot: (poolOnChainId) => relayer.send(prepareAccept(deployment, poolOnChainId)),
    claimMany: (calls) => relayer.send(prepareClaimMany(deployment, calls)),
    fillWallet: async (address, tokenAmount, gasWei) => {
      const mint = prepareMint(deployment, address, tokenAmount)
      await giveGas(client, deployment, address, gasWei)
      return relayer.send(mint)
    },
    anchor: (poolOnChainId, root, count) =>
      operator.send(prepareAnchor(deployment, poolOnChainId, root, count)),
  }
}

// The coming block's time: on a chain that makes blocks only for transactions, the last one's stands still.
async function readNow(client: ChainClient): Promise<Date> {
  const { timestamp } = await client.getBlock({ blockTag: "pending" })
  return new Date(Number(timestamp) * 1000)
}

async function readCost(client: ChainClient, hash: Hex): Promise<bigint | null> {
  const receipt = await client.getTransactionReceipt({ hash }).catch((error: unknown) => {
    if (error instanceof TransactionReceiptNotFoundError) return null
    throw error
  })
  return receipt === null ? null : receipt.gasUsed * receipt.effectiveGasPrice
}

async function readOutcome(client: ChainClient, hash: Hex) {
  try {
    const { status, blockNumber } = await client.getTransactionReceipt({ hash })
    return { isReverted: status === "reverted", blockNumber }
  } catch (error) {
    if (error instanceof TransactionReceiptNotFoundError) return null
    throw error
  }
}
