import "server-only"
import { measureProject, measureProjectInput } from "@/server/services/project/measure-project"
import type { Job } from "./work-plan"

/** Measures a project's quality and looks for signals, after a full fit. */
export const measureProjectJob: Job<"measureProject"> = async (context, payload) => {
  await measureProject(context, measureProjectInput.parse(payload))
}
