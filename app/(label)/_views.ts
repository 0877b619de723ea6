import type { inferRouterOutputs } from "@trpc/server"
import type { AppRouter } from "@/server/api/router"

type Outputs = inferRouterOutputs<AppRouter>

export type Me = NonNullable<Outputs["account"]["me"]>
export type ProjectPage = Outputs["project"]["list"]
export type ProjectCard = ProjectPage["items"][number]
export type ProjectSheet = Outputs["project"]["get"]
export type Skill = NonNullable<ProjectCard["mySkill"]>
export type KindSkill = Outputs["project"]["mySkills"]["items"][number]
export type RunPreview = Outputs["run"]["preview"]
export type RunSheet = Outputs["run"]["get"]
export type RunPlace = RunSheet["assignments"][number]
export type RunLine = Outputs["run"]["mine"]["items"][number]
export type RunSummary = Outputs["run"]["summary"]
export type RunOutcome = RunSummary["rows"][number]
export type PauseLine = Outputs["appeal"]["pauses"]["items"][number]
export type AppealPreview =
  | Outputs["appeal"]["preview"]
  | Outputs["appeal"]["previewPause"]
  | Outputs["appeal"]["previewRejection"]
export type AppealLine = Outputs["appeal"]["mine"]["items"][number]
export type AppealSheet = Outputs["appeal"]["get"]
export type Leaderboard = Outputs["run"]["leaderboard"]
