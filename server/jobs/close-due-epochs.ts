import "server-only"
import { closeDueEpochs } from "@/server/services/epoch/close-due-epochs"
import type { Job } from "./work-plan"

/** Closes epochs whose period is over. */
export const closeDueEpochsJob: Job<"closeDueEpochs"> = async (context) => {
  await closeDueEpochs(context)
}
