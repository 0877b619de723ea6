import "server-only"
import { and, eq, sql } from "drizzle-orm"
import { z } from "zod"
import type { Transaction } from "@/db/client"
import { consensusFit, project as projectTable } from "@/db/schema"
import { posteriorOf } from "@/server/domain/consensus/fit"
import { rightShareOf } from "@/server/domain/consensus/quality/held-back"
import type { Id } from "@/server/domain/id"
import { requireCan, type ServiceContext } from "../context"
import { idOf } from "../paging"
import { queueToSettle } from "../run/find-ready-runs"
import { type DecidedTasks, decideTasks, holdUndecided, type WeighedTask } from "../task/decide-tasks"
import { type FullFit, fitProject } from "./fit-project"
import { measureProject } from "./measure-project"
import { loadProject, type ProjectRow } from "./standing"
import { writeSkills } from "./write-skills"

export const refitProjectInput = z.strictObject({ projectId: idOf("project") })

/**
 * Fits a project's consensus anew over all its answers, golds clamped, and writes what follows: skills, posteriors,
 * figures, tasks settled or escalated. Tasks that get an answer meanwhile keep their posterior until the next fit.
 */
export async function refitProject(
  context: ServiceContext,
  { projectId }: z.infer<typeof refitProjectInput>,
): Promise<{
  readonly settledCount: number
  readonly escalatedCount: number
  readonly seconds: number
} | null> {
  requireCan(context, "project.refit")
  const { project } = await loadProject(context, projectId)
  const fitted = await fitProject(context.db, project)
  if (fitted === null) return null
  const decided = await whenNotOvertaken(() =>
    context.db.transaction((transaction) => applyFit(context, transaction, project, fitted, false)),
  )
  if (decided === null) return null
  await measureProject(context, { projectId }, fitted)
  const { settledIds, escalatedIds } = decided
  return { settledCount: settledIds.length, escalatedCount: escalatedIds.length, seconds: fitted.seconds }
}

/** Thrown to take a fit back: another one was written since its answers were read. */
class Overtaken extends Error {
  override readonly name = "Overtaken"
}

/** Null where another fit was written in between: it is the later one, and knows what this one knew or more. */
export async function whenNotOvertaken<Outcome>(work: () => Promise<Outcome>): Promise<Outcome | null> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Overtaken) return null
    throw error
  }
}

/**
 * Writes a full fit in one transaction; the runs that waited for its tasks are settled by a job.
 * @throws Overtaken when another fit was written since this one read its answers
 */
export async function applyFit(
  context: ServiceContext,
  transaction: Transaction,
  project: ProjectRow,
  fitted: FullFit,
  isClosing: boolean,
): Promise<DecidedTasks> {
  const weighed = weighByFit(await holdUndecided(transaction, project.id), fitted, isClosing)
  const decided = await decideTasks(context, transaction, project, weighed, fitted.fit.method, isClosing)
  await writeSkills(context, transaction, project.id, fitted)
  await writeFit(context, transaction, project.id, fitted)
  await queueToSettle(transaction, project.id)
  await context.jobs.add(
    transaction,
    "settleRuns",
    { projectId: project.id },
    { key: `settle:${project.id}` },
  )
  return decided
}

function weighByFit(
  held: Awaited<ReturnType<typeof holdUndecided>>,
  { fit, observations, labelCounts, taskPlaces, previousNumber }: FullFit,
  isClosing: boolean,
): readonly WeighedTask[] {
  const fitNumber = previousNumber + 1
  return held.flatMap((one): WeighedTask[] => {
    const place = taskPlaces.get(one.taskId)
    if (place === undefined) {
      return isClosing && one.labelCount === 0 ? [{ ...one, posterior: [], fitNumber }] : []
    }
    if (labelCounts.get(one.taskId) !== one.labelCount) return []
    return [{ ...one, posterior: posteriorOf(fit, observations.classCount, place), fitNumber }]
  })
}

async function writeFit(
  context: Pick<ServiceContext, "now">,
  transaction: Transaction,
  projectId: Id<"project">,
  { fit, previousNumber, sinceFitCount, ...fitted }: FullFit,
): Promise<void> {
  const fittedAt = context.now()
  const number = previousNumber + 1
  const moved = await transaction
    .update(projectTable)
    .set({
      fitNumber: number,
      annotationsSinceFit: sql`greatest(${projectTable.annotationsSinceFit} - ${sinceFitCount}, 0)`,
      fittedAt,
    })
    .where(and(eq(projectTable.id, projectId), eq(projectTable.fitNumber, previousNumber)))
    .returning({ id: projectTable.id })
  if (moved.length === 0) throw new Overtaken()
  const { annotationCount, heldBackGolds, alpha, seconds, answerCounts } = fitted
  await transaction.insert(consensusFit).values({
    projectId,
    number,
    method: fit.method,
    annotationCount,
    answerCounts: [...answerCounts],
    iterations: fit.iterations,
    isConverged: fit.isConverged,
    classPriors: [...fit.classPriors],
    pooledConfusion: [...fit.skills.pooledConfusion],
    goldAccuracy: rightShareOf(heldBackGolds),
    alpha,
    seconds,
    fittedAt,
  })
}
