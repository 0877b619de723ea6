import "server-only"
import { z } from "zod"
import type { Id } from "@/server/domain/id"
import { requireCan, type ServiceContext } from "../context"
import { idOf } from "../paging"
import { distributeWaiting } from "../project/distribute-waiting"
import { loadProject } from "../project/standing"
import { findReadyRuns } from "./find-ready-runs"
import { settleFinishedRuns } from "./settle-finished-runs"

/** Verdicts after a closing that come within so long make one edition of the transcript. */
const editionSeconds = 120

/** Runs settled in one transaction. */
const batchSize = 300

export const settleRunsInput = z.strictObject({ projectId: idOf("project") })

/** Settles every finished run of a project whose tasks are all decided by now. Safe to repeat and to run twice. */
export async function settleRuns(
  context: ServiceContext,
  { projectId }: z.infer<typeof settleRunsInput>,
): Promise<{ readonly settledCount: number }> {
  requireCan(context, "run.settle")
  let settledCount = 0
  for (;;) {
    const ready = await findReadyRuns(context, context.db, projectId, batchSize)
    if (ready.length === 0) break
    const settled = await context.db.transaction((transaction) =>
      settleFinishedRuns(context, transaction, ready),
    )
    // Others are settling the rest.
    if (settled.length === 0) break
    settledCount += settled.length
  }
  if (settledCount > 0) await distributeIfClosed(context, projectId)
  return { settledCount }
}

/**
 * Runs that waited for a verdict are settled after their project has closed: what they lost is given out then, and
 * the transcript gets another edition.
 */
async function distributeIfClosed(context: ServiceContext, projectId: Id<"project">): Promise<void> {
  const { project } = await loadProject(context, projectId)
  if (project.state !== "closed") return
  const runAt = new Date(context.now().getTime() + editionSeconds * 1000)
  await context.db.transaction(async (transaction) => {
    await distributeWaiting(context, transaction, projectId)
    await context.jobs.add(
      transaction,
      "writeTranscript",
      { projectId },
      { key: `transcript:${projectId}`, runAt },
    )
  })
}
