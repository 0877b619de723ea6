import "server-only"
import { z } from "zod"
import { requireCan, type ServiceContext } from "../context"
import { idOf } from "../paging"
import { moveProject } from "./move-project"
import { loadProject } from "./standing"

export const pauseProjectInput = z.strictObject({ projectId: idOf("project") })

/** No new runs for now; open runs go on. */
export async function pauseProject(
  context: ServiceContext,
  { projectId }: z.infer<typeof pauseProjectInput>,
): Promise<void> {
  requireCan(context, "project.pause", (await loadProject(context, projectId)).standing)
  await context.db.transaction((transaction) => moveProject(context, transaction, projectId, "pause"))
}
