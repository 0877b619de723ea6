import "server-only"
import { finishClosing, finishClosingInput } from "@/server/services/project/finish-closing"
import type { Job } from "./work-plan"

/** Closes a project once its open runs are over. */
export const closeProjectJob: Job<"closeProject"> = async (context, payload) => {
  await finishClosing(context, finishClosingInput.parse(payload))
}
