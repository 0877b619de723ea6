import "server-only"
import { z } from "zod"
import { requireCan, type ServiceContext } from "../context"
import { idOf } from "../paging"
import { moveProject } from "./move-project"
import { loadProject } from "./standing"

export const resumeProjectInput = z.strictObject({ projectId: idOf("project") })

/** Lets labelers take runs again after a pause. */
export async function resumeProject(
  context: ServiceContext,
  { projectId }: z.infer<typeof resumeProjectInput>,
): Promise<void> {
  requireCan(context, "project.pause", (await loadProject(context, projectId)).standing)
  await context.db.transaction((transaction) => moveProject(context, transaction, projectId, "resume"))
}
