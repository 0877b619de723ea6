import { encodeFunctionData } from "viem"
import type { Config } from "wagmi"
import {
  getAccount,
  sendTransaction,
  signMessage,
  signTypedData,
  simulateContract,
  switchChain,
  waitForTransactionReceipt,
} from "wagmi/actions"
import type { SiteConfig } from "../_lib/site-config"
import { contractAt } from "./contracts"
import { explainWalletError, WalletFault } from "./wallet-fault"
import type { ContractCall, WalletHost } from "./wallet-host"

type Hex = `0x${string}`
type WalletVerbs = Pick<WalletHost, "signMessage" | "signTypedData" | "sendCall" | "waitForTransaction">

/**
 * The verbs that sign and send, each failing with a WalletFault.
 * @param requireWallet gives the signed-in person's address once their wallet is connected
 */
export function walletVerbs(
  wagmi: Config,
  config: SiteConfig,
  requireWallet: () => Promise<Hex>,
): WalletVerbs {
  async function requireChain(): Promise<void> {
    if (getAccount(wagmi).chainId === config.chainId) return
    try {
      await switchChain(wagmi, { chainId: config.chainId })
    } catch (cause) {
      throw new WalletFault("wrong-chain", { cause, detail: `this needs ${config.chainName}` })
    }
  }

  async function sendCall({ address, functionName, args }: ContractCall): Promise<Hex> {
    const contract = contractAt(address, config)
    if (contract === null) throw new WalletFault("unknown", { detail: "this contract is not Millpond's" })
    const account = await requireWallet()
    await requireChain()
    const { abi } = contract
    // A dry run first: a refusal is told before the wallet asks for anything.
    await simulateContract(wagmi, { abi, address, functionName, args, account, chainId: config.chainId })
    const data = encodeFunctionData({ abi, functionName, args })
    return sendTransaction(wagmi, { account, to: address, data, chainId: config.chainId })
  }

  async function waitForTransaction(hash: Hex) {
    const receipt = await waitForTransactionReceipt(wagmi, { hash, chainId: config.chainId })
    if (receipt.status === "reverted") throw new WalletFault("reverted")
    return { blockNumber: receipt.blockNumber }
  }

  return {
    signMessage: told(async (text) => signMessage(wagmi, { account: await requireWallet(), message: text })),
    signTypedData: told(async (data) => {
      const account = await requireWallet()
      await requireChain()
      return signTypedData(wagmi, { account, ...data })
    }),
    sendCall: told(sendCall),
    waitForTransaction: told(waitForTransaction),
  }
}

function told<Input, Output>(verb: (input: Input) => Promise<Output>): (input: Input) => Promise<Output> {
  return async (input) => {
    try {
      return await verb(input)
    } catch (error) {
      throw explainWalletError(error)
    }
  }
}
