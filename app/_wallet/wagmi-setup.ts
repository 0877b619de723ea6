import { connectorsForWallets, type Wallet } from "@rainbow-me/rainbowkit"
import { injectedWallet } from "@rainbow-me/rainbowkit/wallets"
import { type Chain, defineChain } from "viem"
import { type Config, type CreateConnectorFn, createConfig, createStorage, http } from "wagmi"
import { demoPeople } from "@/server/domain/account/demo-person"
import type { SiteConfig } from "../_lib/site-config"
import { browserWalletConnector, demoConnector } from "./local-connectors"
import { browserWalletIcon, demoIcon, iconGround } from "./wallet-icons"

const localChainId = 31337

/** The chain as wallets are told it: reached through this site, so that no other server learns of the person. */
export function siteChain(config: SiteConfig, origin: string): Chain {
  return defineChain({
    id: config.chainId,
    name: config.chainName,
    nativeCurrency: { name: "Ether", symbol: "ETH", decimals: 18 },
    rpcUrls: { default: { http: [`${origin}/api/chain`] } },
    testnet: config.chainId === localChainId,
    // Looking for a replacement, viem passes over a block that comes meanwhile; on the local chain no other follows.
    supportsTransactionReplacementDetection: config.chainId !== localChainId,
  })
}

/** wagmi with the wallets of the sign-in dialog: the browser's own, ours, and on the local chain the demo's people. */
export function makeWagmiConfig(config: SiteConfig, origin: string): Config {
  const chain = siteChain(config, origin)
  const groups = [
    {
      groupName: "Nothing to install",
      wallets: [
        () =>
          ours("browserWallet", "Browser wallet", browserWalletIcon, browserWalletConnector(chain, config)),
      ],
    },
    ...(config.demo
      ? [
          {
            groupName: "Demo people",
            wallets: demoPeople.map((person) => () => demoWallet(person, chain, config)),
          },
        ]
      : []),
    {
      groupName: "Other wallets",
      wallets: [injectedWallet],
    },
  ]
  return createConfig({
    chains: [chain],
    transports: { [chain.id]: http() },
    connectors: connectorsForWallets(groups, {
      appName: "Millpond",
      appUrl: origin,
      // RainbowKit asks for one; only WalletConnect would use it.
      projectId: "none",
    }),
    // Not for a server: it lets wagmi start in an effect instead of while rendering.
    ssr: true,
    storage: createStorage({ storage: window.localStorage }),
    pollingInterval: config.chainId === localChainId ? 500 : 4000,
  })
}

function demoWallet({ key, title }: (typeof demoPeople)[number], chain: Chain, config: SiteConfig): Wallet {
  return ours(`demo-${key}`, title, demoIcon(title), demoConnector(key, title, chain, config))
}

function ours(id: string, name: string, iconUrl: string, connector: CreateConnectorFn): Wallet {
  return {
    id,
    name,
    iconUrl,
    iconBackground: iconGround,
    installed: true,
    createConnector:
      ({ rkDetails }) =>
      (setup) => ({ ...connector(setup), rkDetails }),
  }
}
