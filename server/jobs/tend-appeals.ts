import "server-only"
import { tendAppeals } from "@/server/services/appeal/tend-appeals"
import type { Job } from "./work-plan"

/** Seats reviewers on appeals that wait, and decides what was left undecided. */
export const tendAppealsJob: Job<"tendAppeals"> = async (context) => {
  await tendAppeals(context)
}
