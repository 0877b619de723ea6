import type { inferRouterOutputs } from "@trpc/server"
import type { AppRouter } from "@/server/api/router"

type Outputs = inferRouterOutputs<AppRouter>

export type TranscriptSheet = Outputs["transcript"]["get"]
export type TranscriptEdition = TranscriptSheet["editions"][number]
export type TranscriptLists = Outputs["transcript"]["list"]
export type EpochSheet = Outputs["epoch"]["get"]
