"use client"
import { createContext, type ReactNode, useContext } from "react"
import type { TokenUnit } from "./format"
import { type SiteConfig, tokenOf } from "./site-config"

const SiteConfigContext = createContext<SiteConfig | null>(null)

export function SiteConfigProvider({ config, children }: { config: SiteConfig; children: ReactNode }) {
  return <SiteConfigContext value={config}>{children}</SiteConfigContext>
}

/** Chain, addresses, token and whether this is the local demo; known from the first paint. */
export function useSiteConfig(): SiteConfig {
  const config = useContext(SiteConfigContext)
  if (config === null) throw new Error("useSiteConfig is used outside the root layout")
  return config
}

/** The token of prices and earnings, for Amount. */
export function useToken(): TokenUnit {
  return tokenOf(useSiteConfig())
}
