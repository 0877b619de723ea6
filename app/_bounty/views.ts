import type { inferRouterOutputs } from "@trpc/server"
import type { AppRouter } from "@/server/api/router"

type Outputs = inferRouterOutputs<AppRouter>

export type Bounty = Outputs["bounty"]["get"]
export type BountyPage = Outputs["bounty"]["mine"]
