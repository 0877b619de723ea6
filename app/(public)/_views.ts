import type { inferRouterOutputs } from "@trpc/server"
import type { AppRouter } from "@/server/api/router"

type Outputs = inferRouterOutputs<AppRouter>

export type ChainStatus = Outputs["site"]["chainStatus"]
export type SiteFigures = Outputs["site"]["figures"]
export type RelayStatus = Outputs["site"]["relayStatus"]
