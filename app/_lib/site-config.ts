import type { TokenUnit } from "./format"

/** What a screen must know of the place it runs in; comes with the first answer of the server. */
export interface SiteConfig {
  readonly chainId: number
  readonly chainName: string
  readonly addresses: {
    readonly registry: `0x${string}`
    readonly grants: `0x${string}`
    readonly payouts: `0x${string}`
    readonly token: `0x${string}`
  }
  readonly tokenSymbol: string
  readonly tokenDecimals: number
  /** Whether the demo's people may be signed in with one click; true on the local chain only. */
  readonly demo: boolean
}

/** The token of prices and earnings. */
export function tokenOf(config: Pick<SiteConfig, "tokenSymbol" | "tokenDecimals">): TokenUnit {
  return { symbol: config.tokenSymbol, decimals: config.tokenDecimals }
}
