import "server-only"
import { eq, lte, sql } from "drizzle-orm"
import { z } from "zod"
import type { Connection, Transaction } from "@/db/client"
import { annotation, assignment, projectQuality } from "@/db/schema"
import { type DoubtedGold, findDoubtedGolds } from "@/server/domain/consensus/quality/doubted-golds"
import { measureQuality, type QualityFigures } from "@/server/domain/consensus/quality/measure-quality"
import { findSignals } from "@/server/domain/consensus/signals/find-signals"
import type { TimedAnswer } from "@/server/domain/consensus/signals/signal"
import { kinds } from "@/server/domain/kinds/registry"
import { pseudonymsOf } from "@/server/domain/project/pseudonym"
import { requireCan, type ServiceContext } from "../context"
import { idOf } from "../paging"
import { type FullFit, fitProject } from "./fit-project"
import { loadProject, type ProjectRow } from "./standing"
import { writeSignals } from "./write-signals"

export const measureProjectInput = z.strictObject({ projectId: idOf("project") })

/**
 * Measures a project's labels as a whole and looks for what is odd about its labelers; both are kept for the quality
 * pages and the moderators. A job does it after each full fit. It changes no label, no skill and no pay.
 * @param latest the fit that has just been made; made anew where there is none
 * @returns null where nobody has answered yet
 */
export async function measureProject(
  context: ServiceContext,
  { projectId }: z.infer<typeof measureProjectInput>,
  latest: FullFit | null = null,
): Promise<{ readonly figures: QualityFigures; readonly signalCount: number } | null> {
  requireCan(context, "project.measure")
  const { project } = await loadProject(context, projectId)
  const fitted = latest ?? (await fitProject(context.db, project))
  if (fitted === null) return null
  const timed = await readTimes(context.db, project)
  const figures = measureQuality(fitted.observations, fitted.fit, timed, fitted.heldBackGolds)
  const doubtedGolds = findDoubtedGolds(fitted.observations, fitted.heldBackGolds)
  const signals = findSignals(fitted.observations, timed)
  await context.db.transaction(async (transaction) => {
    if (!(await writeFigures(context, transaction, project, { figures, doubtedGolds }))) return
    await writeSignals(context, transaction, project.id, { signals, labelerOf: fitted.labelerOf })
  })
  return { figures, signalCount: signals.length }
}

/** Labelers by their pseudonyms, as the fit knows them. */
async function readTimes(connection: Connection, project: ProjectRow): Promise<readonly TimedAnswer[]> {
  const rows = await connection
    .select({
      taskId: annotation.taskId,
      labelerId: annotation.labelerId,
      durationSeconds: annotation.durationSeconds,
      answeredAt: assignment.answeredAt,
      submittedAt: annotation.submittedAt,
      isSwapped: assignment.isSwapped,
    })
    .from(annotation)
    .innerJoin(assignment, eq(assignment.id, annotation.assignmentId))
    .where(eq(annotation.projectId, project.id))
  const plain = placesOf(project, false)
  const swapped = placesOf(project, true)
  const nameOf = pseudonymsOf(project)
  return rows.map(({ answeredAt, submittedAt, isSwapped, labelerId, ...row }) => ({
    ...row,
    labelerId: nameOf(labelerId),
    answeredAtSeconds: (answeredAt ?? submittedAt).getTime() / 1000,
    placeByClass: isSwapped ? swapped : plain,
  }))
}

/** Where each class stands on the screen. */
function placesOf({ kind: kindId, config }: ProjectRow, isSwapped: boolean): readonly number[] {
  const kind = kinds[kindId]
  return kind
    .classes(config)
    .map((_, k) => kind.toClassIndex(config, kind.turn(kind.toAnswer(config, k), { isSwapped })))
}

/** False where a measure of more annotations came first. */
async function writeFigures(
  context: Pick<ServiceContext, "now">,
  transaction: Transaction,
  project: ProjectRow,
  found: { readonly figures: QualityFigures; readonly doubtedGolds: readonly DoubtedGold[] },
): Promise<boolean> {
  const measured = { ...found, annotationCount: found.figures.labelCount, measuredAt: context.now() }
  const written = await transaction
    .insert(projectQuality)
    .values({ projectId: project.id, ...measured })
    .onConflictDoUpdate({
      target: projectQuality.projectId,
      set: measured,
      setWhere: lte(projectQuality.annotationCount, sql`excluded.annotation_count`),
    })
    .returning({ projectId: projectQuality.projectId })
  return written.length === 1
}
