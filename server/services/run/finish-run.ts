import "server-only"
import { eq, sql } from "drizzle-orm"
import { z } from "zod"
import type { Transaction } from "@/db/client"
import { project as projectTable, run } from "@/db/schema"
import { isRefitDue } from "@/server/domain/consensus/refit-due"
import { DomainError } from "@/server/domain/errors"
import type { Id } from "@/server/domain/id"
import { kinds } from "@/server/domain/kinds/registry"
import { requireCan, type ServiceContext } from "../context"
import { idOf } from "../paging"
import type { ProjectRow } from "../project/standing"
import { retryDeadlocks } from "../retry-deadlocks"
import { decideTasks } from "../task/decide-tasks"
import { incrementalMethod, weighTasks } from "../task/weigh-tasks"
import { addAnnotations, closePlaces, countPlaces, type HeldPlace, holdPlaces } from "./close-places"
import { countEvidence } from "./count-evidence"
import { findReadyWith } from "./find-ready-runs"
import { finishQualification } from "./finish-qualification"
import { settleFinishedRuns } from "./settle-finished-runs"
import { holdOwnRun, ownRun, type RunRow } from "./standing"

export const finishRunInput = z.strictObject({ runId: idOf("run") })

/**
 * Finishes one's own run: its answers become annotations, its tasks are weighed and decided. Runs that waited for
 * one of these tasks alone are settled at once, this one among them. Places left open count as skipped.
 * @throws DomainError EXPIRED when the lease has run out, WRONG_STATE when the run is not open
 */
export async function finishRun(
  context: ServiceContext,
  { runId }: z.infer<typeof finishRunInput>,
): Promise<{ readonly runId: Id<"run">; readonly isSettled: boolean }> {
  requireCan(context, "run.finish", ownRun)
  const finish = async (transaction: Transaction) => {
    const [{ run: held, project }, places] = await Promise.all([
      holdOwnRun(context, transaction, runId),
      holdPlaces(transaction, runId),
    ])
    refuseMissingNotes(project, places)
    if (held.isQualification) {
      await finishQualification(context, transaction, held, project, places)
      return true
    }
    return finishCounted(context, transaction, held, project, places)
  }
  const isSettled = await retryDeadlocks(() => context.db.transaction(finish))
  return { runId, isSettled }
}

async function finishCounted(
  context: ServiceContext,
  transaction: Transaction,
  held: RunRow,
  project: ProjectRow,
  places: readonly HeldPlace[],
): Promise<boolean> {
  const answered = places.filter((place) => place.answer !== null)
  await Promise.all([
    countPlaces(transaction, places),
    places.length === answered.length ? null : closePlaces(transaction, held.id),
    addAnnotations(context, transaction, held, project, answered),
    transaction.update(run).set({ state: "finished", finishedAt: context.now() }).where(eq(run.id, held.id)),
  ])
  const outcome = await weighAnswered(context, transaction, project, answered)
  await countEvidence(context, transaction, held, project, answered)
  await queueRefit(context, transaction, project.id, answered.length)
  const ready = await findReadyWith(context, transaction, project.id, {
    taskIds: outcome.settledIds,
    runIds: outcome.isDecided ? [held.id] : [],
  })
  return (await settleFinishedRuns(context, transaction, ready)).includes(held.id)
}

/** Weighs and decides the answered tasks that are no golds. */
async function weighAnswered(
  context: ServiceContext,
  transaction: Transaction,
  project: ProjectRow,
  answered: readonly HeldPlace[],
): Promise<{ readonly settledIds: readonly Id<"task">[]; readonly isDecided: boolean }> {
  const open = answered.filter((place) => place.goldAnswer === null && place.taskState !== "withdrawn")
  const weighings = await weighTasks(
    transaction,
    project,
    open.map((place) => place.taskId),
  )
  const weighed = open.map((place) => ({
    taskId: place.taskId,
    state: place.taskState,
    labelCount: place.labelCount + 1,
    extraLabels: place.extraLabels,
    ...(weighings.get(place.taskId) ?? { posterior: [], fitNumber: null }),
  }))
  const { settledIds } = await decideTasks(context, transaction, project, weighed, incrementalMethod)
  const settled = new Set(settledIds)
  const isDecided = weighed.every((one) => one.state === "settled" || settled.has(one.taskId))
  return { settledIds, isDecided }
}

async function queueRefit(
  context: ServiceContext,
  transaction: Transaction,
  projectId: Id<"project">,
  answerCount: number,
): Promise<void> {
  if (answerCount === 0) return
  const [row] = await transaction
    .update(projectTable)
    .set({
      annotationsSinceFit: sql`${projectTable.annotationsSinceFit} + ${answerCount}`,
      annotationCount: sql`${projectTable.annotationCount} + ${answerCount}`,
    })
    .where(eq(projectTable.id, projectId))
    .returning({ sinceFit: projectTable.annotationsSinceFit, count: projectTable.annotationCount })
  if (row === undefined || !isRefitDue(row.sinceFit, row.count)) return
  await context.jobs.add(transaction, "refitProject", { projectId }, { key: `refit:${projectId}` })
}

function refuseMissingNotes(project: ProjectRow, places: readonly HeldPlace[]): void {
  if (kinds[project.kind].noteRule(project.config) !== "required") return
  const missing = places.filter((place) => place.answer !== null && !place.note)
  if (missing.length === 0) return
  const positions = missing.map((place) => place.position + 1).join(", ")
  throw new DomainError("BAD_INPUT", `Say why you chose so on task ${positions}.`, {
    field: "note",
    positions,
  })
}
