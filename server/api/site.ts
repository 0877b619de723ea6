import "server-only"
import { webEnv } from "@/server/platform/env"
import { getChainStatus } from "@/server/services/site/get-chain-status"
import { getRelayStatus } from "@/server/services/site/get-relay-status"
import { getSiteConfig } from "@/server/services/site/get-site-config"
import { getSiteFigures } from "@/server/services/site/get-site-figures"
import { procedure, router } from "./trpc"

export const siteRouter = router({
  config: procedure.meta({ action: "site.read" }).query(({ ctx }) => {
    const { DEMO, ORIGIN } = webEnv()
    return getSiteConfig(ctx, { isDemo: DEMO, origin: ORIGIN })
  }),
  chainStatus: procedure.meta({ action: "site.read" }).query(({ ctx }) => getChainStatus(ctx)),
  relayStatus: procedure.meta({ action: "site.read" }).query(({ ctx }) => getRelayStatus(ctx)),
  figures: procedure.meta({ action: "site.read" }).query(({ ctx }) => getSiteFigures(ctx)),
})
