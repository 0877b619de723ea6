import type { inferRouterOutputs } from "@trpc/server"
import type { AppRouter } from "@/server/api/router"

type Outputs = inferRouterOutputs<AppRouter>

export type MyPoolCard = Outputs["pool"]["mine"]["owned"][number]
export type PoolSheet = Outputs["pool"]["get"]
export type Moderator = Outputs["pool"]["moderators"][number]
export type ReleaseCard = Outputs["release"]["list"]["items"][number]
export type EpochLine = Outputs["epoch"]["list"]["items"][number]
export type EpochShortfall = NonNullable<Outputs["epoch"]["list"]["shortfall"]>
export type EpochSheet = Outputs["epoch"]["get"]
export type ProjectSheet = Outputs["project"]["get"]
export type ProjectProgress = Outputs["project"]["progress"]
export type ProjectTask = Outputs["project"]["tasks"]["items"][number]
export type LabelerSkill = Outputs["project"]["skills"]["items"][number]
export type PoolChallenge = Outputs["challenge"]["ofPool"][number]
