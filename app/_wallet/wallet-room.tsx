"use client"
import { RainbowKitProvider } from "@rainbow-me/rainbowkit"
import { useState } from "react"
import { WagmiProvider } from "wagmi"
import { useSiteConfig } from "../_lib/site-config-context"
import { TrpcProvider } from "../_trpc/client"
import { PromptDialogs } from "./prompt-dialogs"
import { makeWagmiConfig } from "./wagmi-setup"
import { WalletDesk } from "./wallet-desk"
import type { WalletHost } from "./wallet-host"
import { walletTheme } from "./wallet-theme"
import "@rainbow-me/rainbowkit/styles.css"

const appInfo = {
  appName: "Millpond",
  disclaimer: () => (
    <p className="text-center text-sm text-ink-soft">
      Signing in costs nothing. A Browser wallet is made and kept here.
    </p>
  ),
}

/** All of the wallet's code; loaded when a wallet is asked for. */
export function WalletRoom({ onReady }: { readonly onReady: (host: WalletHost) => void }) {
  const config = useSiteConfig()
  const [wagmi] = useState(() => makeWagmiConfig(config, window.location.origin))
  return (
    <TrpcProvider>
      <WagmiProvider config={wagmi} reconnectOnMount={false}>
        <RainbowKitProvider theme={walletTheme} modalSize="compact" appInfo={appInfo}>
          <WalletDesk wagmi={wagmi} onReady={onReady} />
          <PromptDialogs />
        </RainbowKitProvider>
      </WagmiProvider>
    </TrpcProvider>
  )
}
