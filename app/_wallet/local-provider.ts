import {
  type Chain,
  createWalletClient,
  fromHex,
  type Hex,
  http,
  isHex,
  numberToHex,
  publicActions,
} from "viem"
import { type PrivateKeyAccount, privateKeyToAccount } from "viem/accounts"
import { type SiteConfig, tokenOf } from "../_lib/site-config"
import { readCall } from "./contracts"
import { describeCall, describeText, describeTypedData } from "./describe-signature"
import { askToConfirm } from "./prompts"
import { sendFilled } from "./send-filled"
import { parseTypedData } from "./typed-data-text"

/** A wallet whose key is in this page, once unlocked. */
export interface LocalSigner {
  readonly address: Hex
  /** May ask the person to unlock. */
  unlock(): Promise<Hex>
}

export interface LocalProvider {
  request(input: { readonly method: string; readonly params?: unknown }): Promise<unknown>
}

/** EIP-1193: a request that cannot be met, with its number. */
class ProviderFault extends Error {
  constructor(
    readonly code: number,
    message: string,
  ) {
    super(message)
  }
}

function chainClient(chain: Chain) {
  return createWalletClient({ chain, transport: http() }).extend(publicActions)
}

/**
 * An EIP-1193 provider over a key of ours. It asks in words before it signs anything, and reaches the chain through
 * this site. Sources: https://eips.ethereum.org/EIPS/eip-1193, eip-712, eip-191
 */
export function localProvider(signer: LocalSigner, chain: Chain, config: SiteConfig): LocalProvider {
  const client = chainClient(chain)
  const unlock = async (): Promise<PrivateKeyAccount> => privateKeyToAccount(await signer.unlock())

  async function signText(params: readonly unknown[]): Promise<Hex> {
    const given = String(params[0])
    const text = isHex(given) ? fromHex(given, "string") : given
    await askToConfirm({ address: signer.address, description: describeText(text, window.location.host) })
    return (await unlock()).signMessage({ message: isHex(given) ? { raw: given } : given })
  }

  async function signTypedData(params: readonly unknown[]): Promise<Hex> {
    const data = parseTypedData(params[1])
    await askToConfirm({ address: signer.address, description: describeTypedData(data, tokenOf(config)) })
    return (await unlock()).signTypedData(data)
  }

  async function send(params: readonly unknown[]): Promise<Hex> {
    const { to, data = "0x", value = "0x0" } = readTransaction(params[0])
    const description = describeCall(readCall(to, data, config), tokenOf(config))
    await askToConfirm({ address: signer.address, description })
    return sendFilled(client, { to, data, value: BigInt(value), account: await unlock() })
  }

  return {
    request: ({ method, params }) => {
      const list = Array.isArray(params) ? params : []
      switch (method) {
        case "eth_accounts":
        case "eth_requestAccounts":
          return Promise.resolve([signer.address])
        case "eth_chainId":
          return Promise.resolve(numberToHex(chain.id))
        case "personal_sign":
          return signText(list)
        case "eth_signTypedData_v4":
          return signTypedData(list)
        case "eth_sendTransaction":
          return send(list)
        case "wallet_switchEthereumChain":
          return Promise.resolve(list).then((wanted) => requireChain(wanted, chain))
        default:
          return client.request({ method, params } as Parameters<typeof client.request>[0])
      }
    },
  }
}

function requireChain(params: readonly unknown[], chain: Chain): null {
  const [wanted] = params as readonly [{ readonly chainId?: string }?]
  if (Number(wanted?.chainId) === chain.id) return null
  throw new ProviderFault(4902, "This wallet knows the chain of this site alone.")
}

interface TransactionText {
  readonly to: Hex
  readonly data?: Hex
  readonly value?: Hex
}

function readTransaction(given: unknown): TransactionText {
  if (typeof given === "object" && given !== null && "to" in given && isHex(given.to)) {
    const { to, data, value } = given as TransactionText
    return { to, ...(isHex(data) ? { data } : {}), ...(isHex(value) ? { value } : {}) }
  }
  throw new ProviderFault(-32602, "A transaction needs an address it goes to.")
}
