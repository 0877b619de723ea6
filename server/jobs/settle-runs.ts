import "server-only"
import { settleRuns, settleRunsInput } from "@/server/services/run/settle-runs"
import type { Job } from "./work-plan"

/** Settles the finished runs of a project that nothing keeps waiting any more. */
export const settleRunsJob: Job<"settleRuns"> = async (context, payload) => {
  await settleRuns(context, settleRunsInput.parse(payload))
}
