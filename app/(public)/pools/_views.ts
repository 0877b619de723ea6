import type { inferRouterOutputs } from "@trpc/server"
import type { AppRouter } from "@/server/api/router"

type Outputs = inferRouterOutputs<AppRouter>

export type PoolCard = Outputs["pool"]["list"]["items"][number]
export type PoolSheet = Outputs["pool"]["get"]
export type PoolMoneySheet = Outputs["pool"]["money"]
export type PoolCall = Outputs["bounty"]["list"]["items"][number]
