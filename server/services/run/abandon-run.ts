import "server-only"
import { z } from "zod"
import { requireCan, type ServiceContext } from "../context"
import { idOf } from "../paging"
import { dropRun } from "./drop-run"
import { loadOwnRun, ownRun } from "./standing"

export const abandonRunInput = z.strictObject({ runId: idOf("run") })

/** Gives an open run up: nothing of it counts, and the stake comes back whole. */
export async function abandonRun(
  context: ServiceContext,
  { runId }: z.infer<typeof abandonRunInput>,
): Promise<void> {
  await loadOwnRun(context, runId)
  requireCan(context, "run.finish", ownRun)
  await context.db.transaction((transaction) => dropRun(context, transaction, runId, "abandon"))
}
