import type { inferRouterOutputs } from "@trpc/server"
import type { AppRouter } from "@/server/api/router"

type Outputs = inferRouterOutputs<AppRouter>

export type Desk = Outputs["review"]["queues"]["items"][number]
export type QueueLine = Outputs["review"]["queue"]["items"][number]
export type ReviewCase = Outputs["review"]["case"]
export type CaseAnswer = ReviewCase["annotations"][number]
export type LabelerSignal = Outputs["review"]["signals"]["items"][number]
export type ModeratorSheet = Outputs["review"]["moderators"]
export type ModeratorLine = ModeratorSheet["moderators"][number]
export type SeatLine = Outputs["appeal"]["seats"]["items"][number]
type SeatCase = Outputs["appeal"]["seat"]
export type TaskSeat = Extract<SeatCase, { about: "task" }>
export type PauseSeatCase = Extract<SeatCase, { about: "pause" }>
export type RejectionSeatCase = Extract<SeatCase, { about: "rejection" }>
export type PastVerdict = ReviewCase["history"][number]
export type ChallengeLine = Outputs["challenge"]["list"]["items"][number]
export type ChallengeSheet = Outputs["challenge"]["get"]
