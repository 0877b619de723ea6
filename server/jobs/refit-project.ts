import "server-only"
import { refitProject, refitProjectInput } from "@/server/services/project/refit-project"
import type { Job } from "./work-plan"

/** Fits a project's consensus anew, and measures its quality by the same fit. */
export const refitProjectJob: Job<"refitProject"> = async (context, payload) => {
  await refitProject(context, refitProjectInput.parse(payload))
}
