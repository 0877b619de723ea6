import "server-only"
import { and, eq, isNull, min } from "drizzle-orm"
import { z } from "zod"
import type { Transaction } from "@/db/client"
import { run, task } from "@/db/schema"
import type { Id } from "@/server/domain/id"
import { requireCan, type ServiceContext } from "../context"
import { idOf } from "../paging"
import { expireLeases } from "../run/expire-leases"
import { settleRuns } from "../run/settle-runs"
import { holdUndecided } from "../task/decide-tasks"
import { settleGolds } from "../task/settle-golds"
import { distributeWaiting } from "./distribute-waiting"
import { fitProject } from "./fit-project"
import { measureProject } from "./measure-project"
import { moveProject } from "./move-project"
import { applyFit, whenNotOvertaken } from "./refit-project"
import { loadProject, type ProjectRow } from "./standing"

export const finishClosingInput = z.strictObject({ projectId: idOf("project") })

/**
 * Closes a project that is closing, once its open runs are over: the last full fit settles what is sure enough, what
 * is not goes to the moderators (whose verdicts count after the closing too), tasks without an answer are withdrawn,
 * golds become labels, runs are settled, slashed points that waited are given out, golds and salt are revealed.
 * Safe to repeat: every step finds what is left of it.
 * @returns false when open runs are waited for; the job comes back when the first of them must be over
 */
export async function finishClosing(
  context: ServiceContext,
  { projectId }: z.infer<typeof finishClosingInput>,
): Promise<{ readonly isClosed: boolean }> {
  requireCan(context, "project.refit")
  const { project } = await loadProject(context, projectId)
  if (project.state !== "closing") return { isClosed: project.state === "closed" }
  await expireLeases(context, projectId)
  const waitUntil = await findOpenLease(context, projectId)
  if (waitUntil !== null) {
    await context.jobs.add(
      context.db,
      "closeProject",
      { projectId },
      { key: `close:${projectId}`, runAt: waitUntil },
    )
    return { isClosed: false }
  }
  await decideRest(context, project)
  await settleRuns(context, { projectId })
  await context.db.transaction(async (transaction) => {
    await moveProject(context, transaction, projectId, "finishClosing", { closedAt: context.now() })
    await distributeWaiting(context, transaction, projectId)
    await context.jobs.add(transaction, "writeTranscript", { projectId }, { key: `transcript:${projectId}` })
  })
  return { isClosed: true }
}

async function findOpenLease(context: ServiceContext, projectId: Id<"project">): Promise<Date | null> {
  const [row] = await context.db
    .select({ leaseExpiresAt: min(run.leaseExpiresAt) })
    .from(run)
    .where(and(eq(run.projectId, projectId), eq(run.state, "open")))
  return row?.leaseExpiresAt ?? null
}

async function decideRest(context: ServiceContext, project: ProjectRow): Promise<void> {
  const fitted = await fitProject(context.db, project)
  const decided = await whenNotOvertaken(() =>
    context.db.transaction(async (transaction) => {
      if (fitted === null) await withdrawAll(context, transaction, project.id)
      else await applyFit(context, transaction, project, fitted, true)
      await settleGolds(context, transaction, project)
      return true
    }),
  )
  // A refit that was under way came first: the last fit is made after it.
  if (decided === null) await decideRest(context, project)
  else if (fitted !== null) await measureProject(context, { projectId: project.id }, fitted)
}

/** Nobody ever answered: there is nothing to fit. Golds become labels all the same. */
async function withdrawAll(
  context: Pick<ServiceContext, "now">,
  transaction: Transaction,
  projectId: Id<"project">,
): Promise<void> {
  await holdUndecided(transaction, projectId)
  await transaction
    .update(task)
    .set({ state: "withdrawn", closedAt: context.now() })
    .where(and(eq(task.projectId, projectId), eq(task.state, "open"), isNull(task.goldAnswer)))
}
