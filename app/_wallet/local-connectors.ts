import { type Chain, getAddress, type Hex } from "viem"
import { type CreateConnectorFn, createConnector } from "wagmi"
import { type DemoPersonKey, demoPersonKeys } from "@/server/domain/account/demo-person"
import type { SiteConfig } from "../_lib/site-config"
import { signInAsDemoPerson } from "./auth-requests"
import { type LocalProvider, type LocalSigner, localProvider } from "./local-provider"
import { readSealedWallet } from "./sealed-wallet"
import { lockBrowserWallet, openBrowserWallet, unlockKeyOf } from "./unlocked-key"
import { WalletFault } from "./wallet-fault"

/** Types of our connectors; any other is a wallet that the person brought. */
export const browserWalletType = "millpond.browser"
export const demoType = "millpond.demo"

interface LocalWallet {
  readonly id: string
  readonly name: string
  readonly type: string
  /** Connects, asking the person what it must. Gives the address. */
  open(): Promise<Hex>
  /** The address without asking anything; null when it is not at hand. */
  recall(): Promise<Hex | null>
  unlock(address: Hex): Promise<Hex>
  close(): void
}

function localConnector(wallet: LocalWallet, chain: Chain, config: SiteConfig): CreateConnectorFn {
  let address: Hex | null = null
  let provider: LocalProvider | null = null
  const requireAddress = async (): Promise<Hex> => {
    address ??= await wallet.recall()
    if (address === null) throw new WalletFault("no-wallet")
    return getAddress(address)
  }
  return createConnector<LocalProvider>(({ emitter }) => ({
    id: wallet.id,
    name: wallet.name,
    type: wallet.type,
    async connect({ isReconnecting, withCapabilities } = {}) {
      address = isReconnecting ? await wallet.recall() : await wallet.open()
      const account = await requireAddress()
      const accounts = withCapabilities ? [{ address: account, capabilities: {} }] : [account]
      return { accounts: accounts as never, chainId: chain.id }
    },
    async disconnect() {
      address = null
      provider = null
      wallet.close()
    },
    getAccounts: async () => [await requireAddress()],
    getChainId: async () => chain.id,
    async getProvider() {
      if (provider !== null) return provider
      const holder = address ?? (await wallet.recall())
      const signer: LocalSigner = {
        address: holder ?? "0x",
        unlock: async () => wallet.unlock((await requireAddress()).toLowerCase() as Hex),
      }
      const made = localProvider(signer, chain, config)
      if (holder !== null) provider = made
      return made
    },
    isAuthorized: async () => (await wallet.recall()) !== null,
    switchChain: async () => chain,
    onAccountsChanged: (accounts) => emitter.emit("change", { accounts: accounts as Hex[] }),
    onChainChanged: () => {},
    onDisconnect: () => emitter.emit("disconnect"),
  }))
}

/** The wallet that is made and kept in this browser. */
export function browserWalletConnector(chain: Chain, config: SiteConfig): CreateConnectorFn {
  const wallet: LocalWallet = {
    id: "browserWallet",
    name: "Browser wallet",
    type: browserWalletType,
    open: openBrowserWallet,
    recall: async () => (await readSealedWallet())?.address ?? null,
    unlock: unlockKeyOf,
    close: lockBrowserWallet,
  }
  return localConnector(wallet, chain, config)
}

/** Which demo person a connector stands for. @throws Error for any other connector */
export function demoPersonOf(connectorId: string): DemoPersonKey {
  const person = demoPersonKeys.find((key) => connectorId === `demo-${key}`)
  if (person === undefined) throw new Error(`${connectorId} is no demo person`)
  return person
}

const demoKeyPrefix = "millpond.demo."

/** One of the demo's people, with the well-known key that the server hands out on the local chain. */
export function demoConnector(
  person: DemoPersonKey,
  title: string,
  chain: Chain,
  config: SiteConfig,
): CreateConnectorFn {
  const slot = `${demoKeyPrefix}${person}`
  let privateKey: Hex | null = null
  const fetchKey = async (): Promise<Hex> => {
    const signedIn = await signInAsDemoPerson(person)
    privateKey = signedIn.privateKey
    localStorage.setItem(slot, signedIn.address)
    return signedIn.address
  }
  const wallet: LocalWallet = {
    id: `demo-${person}`,
    name: title,
    type: demoType,
    open: fetchKey,
    recall: async () => localStorage.getItem(slot) as Hex | null,
    unlock: async () => {
      if (privateKey === null) await fetchKey()
      if (privateKey === null) throw new WalletFault("locked")
      return privateKey
    },
    close: () => {
      privateKey = null
      localStorage.removeItem(slot)
    },
  }
  return localConnector(wallet, chain, config)
}
