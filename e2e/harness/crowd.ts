import { place } from "./place"
import { runScript } from "./run-script"

/** Lets labelers of the stage answer what a project has left for them. */
export function crowdLabels(
  projectId: string,
  labelers: readonly number[],
): Promise<{ answerCount: number }> {
  return runScript("crowd.ts", place().env, [projectId, labelers.join(",")])
}
