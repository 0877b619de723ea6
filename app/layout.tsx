import type { Metadata, Viewport } from "next"
import { connection } from "next/server"
import type { ReactNode } from "react"
import { monoFont, sansFont } from "./_lib/fonts"
import { SiteConfigProvider } from "./_lib/site-config-context"
import { themeScript } from "./_lib/theme-script"
import { readSiteConfig, readViewer } from "./_trpc/read"
import { Shell } from "./_ui/shell/shell"
import { ToastRegion } from "./_ui/toast"
import { SessionProvider } from "./_wallet/session"
import { WalletGate } from "./_wallet/wallet-gate"
import "./globals.css"

export const metadata: Metadata = {
  title: { default: "Millpond: data liquidity pools", template: "%s · Millpond" },
  description:
    "Put private data into a pool and stay in charge of it. Label for points. Sell access. Recompute every cent.",
  icons: { icon: [{ url: "/favicon.svg", type: "image/svg+xml" }] },
  applicationName: "Millpond",
}

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f9f6f0" },
    { media: "(prefers-color-scheme: dark)", color: "#061519" },
  ],
}

async function RootLayout({ children }: { readonly children: ReactNode }) {
  // Who is signed in and where the contracts are is known to a request alone: nothing is drawn while building.
  await connection()
  const [viewer, config] = await Promise.all([readViewer(), readSiteConfig()])
  return (
    <html lang="en" className={`${sansFont.variable} ${monoFont.variable}`} suppressHydrationWarning>
      <body>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours; must run before the first paint */}
        <script dangerouslySetInnerHTML={{ __html: themeScript }} />
        <SiteConfigProvider config={config}>
          <SessionProvider viewer={viewer}>
            <WalletGate>
              <Shell chainName={config.chainName}>{children}</Shell>
              <ToastRegion />
            </WalletGate>
          </SessionProvider>
        </SiteConfigProvider>
      </body>
    </html>
  )
}

export default RootLayout
