import type { TypedDataDomain, TypedDataParameter } from "viem"
import type { Viewer } from "./session"

type Hex = `0x${string}`

/** EIP-712 data as the builders in server/domain make it. */
export interface TypedDataInput {
  readonly domain: TypedDataDomain
  readonly types: Readonly<Record<string, readonly TypedDataParameter[]>>
  readonly primaryType: string
  readonly message: Readonly<Record<string, unknown>>
}

/** A contract call as the server prepares it. The contract is told by its address. */
export interface ContractCall {
  readonly address: Hex
  readonly functionName: string
  readonly args: readonly unknown[]
}

/** What can be asked of a wallet. Every method throws a WalletFault with the way out. */
export interface WalletHost {
  /** Opens the sign-in dialog; the signed-in person, or null when it was closed. */
  signIn(): Promise<Viewer | null>
  /** Opens the dialog of wallet and keys: export, import, forget. */
  openKeys(): void
  signMessage(text: string): Promise<Hex>
  signTypedData(data: TypedDataInput): Promise<Hex>
  /** Sends a transaction and gives its hash, before it is confirmed. */
  sendCall(call: ContractCall): Promise<Hex>
  /** Waits until the chain has it. @throws WalletFault "reverted" */
  waitForTransaction(hash: Hex): Promise<{ readonly blockNumber: bigint }>
}
