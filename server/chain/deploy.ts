import "server-only"
import { encodeDeployData, getContractAddress } from "viem"
import { privateKeyToAccount } from "viem/accounts"
import { developmentUsdAbi } from "@/contracts/abi/development-usd"
import { developmentUsdBytecode } from "@/contracts/abi/development-usd-bytecode"
import { orRefuse } from "./chain-errors"
import { type ChainClient, connectChain } from "./clients"
import { type Deployment, readDeployment, writeDeployment } from "./deployment"
import { grantsMaking, type Making, payoutsMaking, registryMaking } from "./makings"
import { giveGas } from "./token"

type Hex = `0x${string}`
type Windows = Deployment["windows"]

const localChainId = 31337
const day = 86_400
const receiptTimeoutMs = 120_000
const gasForLocalKeys = 10_000n * 10n ** 18n

export const localWindows: Windows = {
  challengeSeconds: 6,
  minimumChallengeSeconds: 5,
  minimumInspectionSeconds: 5,
  // Long: the demo's challenged sale waits until somebody sits down at the arbiter's desk.
  resolutionSeconds: 7 * day,
}

export const realWindows: Windows = {
  challengeSeconds: 3 * day,
  minimumChallengeSeconds: day,
  minimumInspectionSeconds: day,
  resolutionSeconds: 14 * day,
}

export interface DeployOptions {
  readonly rpcUrl: string
  readonly chainId: number
  /** Where the deployment is kept; read first, written at the end. */
  readonly deploymentFile: string
  readonly operatorPrivateKey: Hex
  /** Filled with coins for gas on the local chain. */
  readonly relayerPrivateKey?: Hex
  /** The payment token of a real chain; must know ERC-3009. On the local chain one is made. */
  readonly token?: { readonly address: Hex } & Deployment["token"]
  /** Divides challenged money; the operator where none is named. */
  readonly arbiter?: Hex
  readonly windows?: Windows
  /** Whether a local chain that has lost its contracts may get new ones; yes where nothing is said. */
  readonly mayDeployAgain?: () => Promise<boolean>
}

/**
 * Brings the contracts up, or finds them where the deployment file says. May be repeated: what has code stays.
 * @throws Error on a real chain whose recorded contracts have no code, or without a token
 * @throws Error on a local chain that has lost its contracts, where they may not be made again
 */
export async function deployAll(options: DeployOptions): Promise<Deployment> {
  const client = connectChain(options)
  await requireChain(client, options)
  if (options.chainId === localChainId) await fillKeys(client, options)
  const known = await readDeployment(options.deploymentFile)
  if (known !== null && (await isThere(client, known))) return known
  if (known !== null && options.chainId !== localChainId) {
    throw new Error(
      `${options.deploymentFile} names contracts that chain ${options.chainId} does not have. Check RPC_URL, or move the file away to deploy anew.`,
    )
  }
  if (known !== null && (await options.mayDeployAgain?.()) === false) {
    throw new Error(
      `The local chain has lost the contracts of ${options.deploymentFile}, on which the database was built. Restore the chain's folder from a copy, or move the data folder away and start anew.`,
    )
  }
  const deployment = await deployContracts(client, options)
  await writeDeployment(options.deploymentFile, deployment)
  return deployment
}

async function requireChain(client: ChainClient, options: DeployOptions): Promise<void> {
  const actual = await orRefuse(client.getChainId())
  if (actual === options.chainId) return
  throw new Error(`RPC_URL answers for chain ${actual}, not for chain ${options.chainId}.`)
}

async function fillKeys(client: ChainClient, options: DeployOptions): Promise<void> {
  for (const key of [options.operatorPrivateKey, options.relayerPrivateKey]) {
    if (key === undefined) continue
    const { address } = privateKeyToAccount(key)
    if ((await client.getBalance({ address })) >= gasForLocalKeys / 2n) continue
    await giveGas(client, options, address, gasForLocalKeys)
  }
}

async function isThere(client: ChainClient, deployment: Deployment): Promise<boolean> {
  if (deployment.chainId !== client.chain.id) return false
  const codes = await Promise.all(
    Object.values(deployment.addresses).map((address) => client.getCode({ address })),
  )
  return codes.every((code) => code !== undefined)
}

async function deployContracts(client: ChainClient, options: DeployOptions): Promise<Deployment> {
  const startBlock = await client.getBlockNumber()
  const windows = options.windows ?? (options.chainId === localChainId ? localWindows : realWindows)
  const arbiter = options.arbiter ?? privateKeyToAccount(options.operatorPrivateKey).address
  const put = (making: Pick<Making, "abi" | "bytecode" | "args">) =>
    deployOne(client, options.operatorPrivateKey, encodeDeployData(making))

  const { address: token, ...tokenFigures } = options.token ?? (await deployLocalToken(options, put))
  const registry = await put(registryMaking(windows))
  const payouts = await put(payoutsMaking(registry))
  const grants = await put(grantsMaking({ registry, payouts }, arbiter, windows))
  return {
    chainId: options.chainId,
    startBlock,
    addresses: { registry, grants, payouts, token },
    token: tokenFigures,
    arbiter,
    windows,
  }
}

async function deployLocalToken(
  options: DeployOptions,
  put: (making: Pick<Making, "abi" | "bytecode" | "args">) => Promise<Hex>,
) {
  if (options.chainId !== localChainId) {
    throw new Error(`Chain ${options.chainId} needs the address of its payment token.`)
  }
  const address = await put({ abi: developmentUsdAbi, bytecode: developmentUsdBytecode, args: [] })
  return { address, symbol: "dUSD", decimals: 6, name: "Development USD", version: "1" }
}

async function deployOne(client: ChainClient, privateKey: Hex, data: Hex): Promise<Hex> {
  const account = privateKeyToAccount(privateKey)
  const nonce = await client.getTransactionCount({ address: account.address, blockTag: "pending" })
  const gas = await orRefuse(client.estimateGas({ account, data }))
  const fees = await client.estimateFeesPerGas()
  const serializedTransaction = await account.signTransaction({
    type: "eip1559",
    chainId: client.chain.id,
    data,
    nonce,
    gas: (gas * 12n) / 10n,
    ...fees,
  })
  const hash = await orRefuse(client.sendRawTransaction({ serializedTransaction }))
  const receipt = await orRefuse(client.waitForTransactionReceipt({ hash, timeout: receiptTimeoutMs }))
  if (receipt.status !== "success")
    throw new Error(`A contract was not deployed: transaction ${hash} reverted.`)
  return receipt.contractAddress ?? getContractAddress({ from: account.address, nonce: BigInt(nonce) })
}
