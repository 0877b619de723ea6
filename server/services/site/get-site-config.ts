import "server-only"
import { requireCan, type ServiceContext } from "../context"

/** What the process knows of the place it runs in. */
export interface SiteSettings {
  /** True on the local development chain alone. */
  readonly isDemo: boolean
  readonly origin: string
}

/** Chain, contracts and token, for every screen and wallet. */
export async function getSiteConfig(context: ServiceContext, settings: SiteSettings) {
  requireCan(context, "site.read")
  const { chainId, addresses, startBlock, token } = context.chain
  const { registry, grants, payouts } = addresses
  return {
    chainId,
    chainName: settings.isDemo ? "Millpond local chain" : `Chain ${chainId}`,
    addresses: { registry, grants, payouts, token: addresses.token },
    startBlock,
    tokenSymbol: token.symbol,
    tokenDecimals: token.decimals,
    tokenName: token.name,
    tokenVersion: token.version,
    demo: settings.isDemo,
    origin: settings.origin,
  }
}
