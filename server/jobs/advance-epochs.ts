import "server-only"
import { advanceEpochs } from "@/server/services/epoch/advance-epochs"
import type { Job } from "./work-plan"

/** Proposes and accepts the roots of closed epochs. */
export const advanceEpochsJob: Job<"advanceEpochs"> = (context) => advanceEpochs(context)
