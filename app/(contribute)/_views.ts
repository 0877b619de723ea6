import type { inferRouterOutputs } from "@trpc/server"
import type { AppRouter } from "@/server/api/router"

type Outputs = inferRouterOutputs<AppRouter>

export type PoolCard = Outputs["pool"]["list"]["items"][number]
export type PoolSheet = Outputs["pool"]["get"]
export type ContributionLine = Outputs["contribution"]["list"]["items"][number]
export type Contribution = Outputs["contribution"]["get"]
export type Call = Outputs["bounty"]["calls"]["items"][number]
export type AppealableRow = Outputs["appeal"]["previewRejection"]["rows"][number]
export type AccessEntry = Outputs["contribution"]["accessLog"]["items"][number]
export type StatementLine = Outputs["statement"]["lines"]["items"][number]
export type StatementTotals = Outputs["statement"]["totals"]
export type RelayRoom = Outputs["claim"]["room"]
export type ClaimLine = Outputs["claim"]["list"]["items"][number]
export type Me = NonNullable<Outputs["account"]["me"]>

/** Whether the vault has answered. */
export function isJudged({ state }: Pick<Contribution, "state">): boolean {
  return state !== "draft" && state !== "uploading" && state !== "submitted"
}
