import "server-only"
import { z } from "zod"
import { requireCan, type ServiceContext } from "../context"
import { idOf } from "../paging"
import { moveProject } from "./move-project"
import { loadProject } from "./standing"

export const closeProjectInput = z.strictObject({ projectId: idOf("project") })

/** Starts the closing: no new runs from now on and bounties promise no more; a job waits for the open ones, then makes the last fit. */
export async function closeProject(
  context: ServiceContext,
  { projectId }: z.infer<typeof closeProjectInput>,
): Promise<void> {
  requireCan(context, "project.close", (await loadProject(context, projectId)).standing)
  await context.db.transaction(async (transaction) => {
    await moveProject(context, transaction, projectId, "startClosing")
    await context.jobs.add(transaction, "tendBounties", {}, { key: "tendBounties" })
    await context.jobs.add(transaction, "closeProject", { projectId }, { key: `close:${projectId}` })
  })
}
