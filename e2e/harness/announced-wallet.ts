import type { BrowserContext } from "@playwright/test"
import { createWalletClient, type Hex, hexToString, http, isHex } from "viem"
import { privateKeyToAccount } from "viem/accounts"
import { place } from "./place"

/** A wallet as an extension would be: announced by EIP-6963, its key outside of the page. */
export interface AnnouncedWallet {
  readonly name: string
  readonly address: Hex
  /** The next signature, transaction or change of chain is declined, as by a person. */
  declineNext(): void
  /** The wallet turns to another chain and tells the open pages. */
  turnToChain(chainId: number): Promise<void>
  readonly chainId: () => number
  /** Methods that the page asked for, in order. */
  readonly asked: readonly string[]
}

interface RpcRequest {
  readonly method: string
  readonly params?: readonly unknown[]
}

type Answer =
  | { readonly result: unknown }
  | { readonly error: { readonly code: number; readonly message: string } }

/** What a wallet asks its person before it does it. */
const asking = new Set([
  "personal_sign",
  "eth_signTypedData_v4",
  "eth_sendTransaction",
  "wallet_switchEthereumChain",
])

/** Puts a wallet into every page of a context. */
export async function announceWallet(context: BrowserContext, privateKey: Hex, name = "Test wallet") {
  const account = privateKeyToAccount(privateKey)
  const { env } = place()
  const client = createWalletClient({ account, transport: http(env.RPC_URL) })
  const asked: string[] = []
  let isDeclining = false
  let isConnected = false
  let chainId = Number(env.CHAIN_ID)

  async function answer({ method, params = [] }: RpcRequest): Promise<unknown> {
    asked.push(method)
    if (asking.has(method) && isDeclining) {
      isDeclining = false
      throw Object.assign(new Error("User rejected the request."), { code: 4001 })
    }
    switch (method) {
      case "eth_requestAccounts":
        isConnected = true
        return [account.address]
      case "eth_accounts":
        return isConnected ? [account.address] : []
      case "eth_chainId":
        return `0x${chainId.toString(16)}`
      case "wallet_switchEthereumChain":
        chainId = Number((params[0] as { chainId: Hex }).chainId)
        return null
      case "wallet_addEthereumChain":
        return null
      case "wallet_requestPermissions":
        isConnected = true
        return [{ parentCapability: "eth_accounts" }]
      case "wallet_revokePermissions":
        isConnected = false
        return null
      case "personal_sign":
        return account.signMessage({ message: textOf(params[0] as string) })
      case "eth_signTypedData_v4":
        return account.signTypedData(JSON.parse(params[1] as string))
      case "eth_sendTransaction": {
        const { to, data, value } = params[0] as { to: Hex; data?: Hex; value?: Hex }
        return client.sendTransaction({
          chain: null,
          to,
          ...(data === undefined ? {} : { data }),
          ...(value === undefined ? {} : { value: BigInt(value) }),
        })
      }
      default:
        return client.request({ method, params } as Parameters<typeof client.request>[0])
    }
  }

  await context.exposeFunction("millpondWallet", async (request: RpcRequest): Promise<Answer> => {
    try {
      return { result: await answer(request) }
    } catch (error) {
      const { code, message } = error as { code?: number; message?: string }
      return { error: { code: typeof code === "number" ? code : -32603, message: message ?? "failed" } }
    }
  })
  await context.addInitScript(announce, { name, rdns: `test.${name.toLowerCase().replace(/[^a-z]/g, "")}` })

  const wallet: AnnouncedWallet = {
    name,
    address: account.address.toLowerCase() as Hex,
    declineNext: () => {
      isDeclining = true
    },
    turnToChain: async (id) => {
      chainId = id
      for (const page of context.pages()) await page.evaluate(tellChain, id)
    },
    chainId: () => chainId,
    asked,
  }
  return wallet
}

function textOf(message: string): string {
  return isHex(message) ? hexToString(message) : message
}

/** Runs in the page. */
function tellChain(chainId: number): void {
  window.dispatchEvent(new CustomEvent("millpond:chain", { detail: `0x${chainId.toString(16)}` }))
}

declare global {
  interface Window {
    /** The way from the page to the wallet outside it. */
    millpondWallet(request: unknown): Promise<Answer>
  }
}

/** Runs in the page, before its own scripts. */
function announce({ name, rdns }: { readonly name: string; readonly rdns: string }): void {
  type Listener = (value: unknown) => void
  const listeners = new Map<string, Set<Listener>>()
  const emit = (event: string, value: unknown) => {
    for (const listener of listeners.get(event) ?? []) listener(value)
  }
  const ask = (request: unknown) => window.millpondWallet(request)
  const provider = {
    async request(request: RpcRequest): Promise<unknown> {
      const answer = await ask(request)
      if ("error" in answer) throw Object.assign(new Error(answer.error.message), { code: answer.error.code })
      if (request.method === "wallet_switchEthereumChain") {
        const [wanted] = (request.params ?? []) as readonly { chainId: string }[]
        emit("chainChanged", wanted?.chainId)
      }
      return answer.result
    },
    on(event: string, listener: Listener) {
      listeners.set(event, (listeners.get(event) ?? new Set()).add(listener))
      return provider
    },
    removeListener(event: string, listener: Listener) {
      listeners.get(event)?.delete(listener)
      return provider
    },
  }
  window.addEventListener("millpond:chain", (event) => {
    if (event instanceof CustomEvent) emit("chainChanged", event.detail)
  })
  const icon = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>"
  const detail = Object.freeze({
    info: Object.freeze({ uuid: "350670db-19fa-4704-a166-e52e178b59d2", name, rdns, icon }),
    provider,
  })
  const tell = () => window.dispatchEvent(new CustomEvent("eip6963:announceProvider", { detail }))
  window.addEventListener("eip6963:requestProvider", tell)
  tell()
}
