import "server-only"
import { and, asc, desc, eq, sql } from "drizzle-orm"
import { z } from "zod"
import { annotation, consensusFit, label, labelerSkill, run, task } from "@/db/schema"
import type { Id } from "@/server/domain/id"
import { requireCan, type ServiceContext } from "../context"
import { idOf } from "../paging"
import { countTasks, noTasks } from "./count-tasks"
import { loadProject } from "./standing"

export const readProgressInput = z.strictObject({ projectId: idOf("project") })

/** The figures of a project for its owner and moderators. Each comes of rows that can be listed. */
export async function readProgress(
  context: ServiceContext,
  { projectId }: z.infer<typeof readProgressInput>,
) {
  const { project, standing } = await loadProject(context, projectId)
  requireCan(context, "project.readFigures", standing)
  const [counts, overlap, confidenceBins, perDay, labelers, runs, latestFit] = await Promise.all([
    countTasks(context, [projectId]),
    readOverlap(context, projectId),
    readConfidenceBins(context, projectId),
    readPerDay(context, projectId),
    readLabelers(context, projectId),
    readRuns(context, projectId),
    readLatestFit(context, projectId),
  ])
  const { settledTaskCount, settledAnnotationCount, annotationCount } = overlap
  return {
    state: project.state,
    tasks: counts.get(projectId) ?? noTasks,
    annotationCount,
    ...labelers,
    runs,
    /** Labels that a settled ordinary task took on average; null before the first is settled. */
    labelsPerTask: settledTaskCount === 0 ? null : settledAnnotationCount / settledTaskCount,
    /** Labels not needed for the settled tasks, against giving every task the most. */
    labelsSaved: Math.max(settledTaskCount * project.maxLabels - settledAnnotationCount, 0),
    goldAccuracy: latestFit?.goldAccuracy ?? null,
    alpha: latestFit?.alpha ?? null,
    confidenceBins,
    perDay,
    latestFit,
  }
}

async function readOverlap(context: ServiceContext, projectId: Id<"project">) {
  const [row] = await context.db
    .select({
      annotationCount: sql<number>`coalesce(sum(${task.labelCount}), 0)::int`,
      settledTaskCount: sql<number>`count(*) filter (where ${task.state} = 'settled' and ${task.goldAnswer} is null)::int`,
      settledAnnotationCount: sql<number>`coalesce(sum(${task.labelCount})
        filter (where ${task.state} = 'settled' and ${task.goldAnswer} is null), 0)::int`,
    })
    .from(task)
    .where(eq(task.projectId, projectId))
  return row ?? { annotationCount: 0, settledTaskCount: 0, settledAnnotationCount: 0 }
}

/** Labels by confidence: ten bins from 0 to 1. */
async function readConfidenceBins(context: ServiceContext, projectId: Id<"project">): Promise<number[]> {
  const bin = sql<number>`least(floor(${label.confidence} * 10), 9)::int`
  const rows = await context.db
    .select({ bin, count: sql<number>`count(*)::int` })
    .from(label)
    .where(eq(label.projectId, projectId))
    .groupBy(bin)
  const bins = new Array<number>(10).fill(0)
  for (const row of rows) bins[row.bin] = row.count
  return bins
}

async function readPerDay(context: ServiceContext, projectId: Id<"project">) {
  const day = sql<string>`to_char(${annotation.submittedAt} at time zone 'UTC', 'YYYY-MM-DD')`
  return context.db
    .select({ day, annotationCount: sql<number>`count(*)::int` })
    .from(annotation)
    .where(eq(annotation.projectId, projectId))
    .groupBy(day)
    .orderBy(asc(day))
}

async function readLabelers(context: ServiceContext, projectId: Id<"project">) {
  const [row] = await context.db
    .select({
      labelersCount: sql<number>`count(*) filter (where ${labelerSkill.annotationCount} > 0)::int`,
      qualifiedCount: sql<number>`count(*) filter (where ${labelerSkill.isQualified})::int`,
    })
    .from(labelerSkill)
    .where(eq(labelerSkill.projectId, projectId))
  return row ?? { labelersCount: 0, qualifiedCount: 0 }
}

async function readRuns(context: ServiceContext, projectId: Id<"project">) {
  const rows = await context.db
    .select({ state: run.state, count: sql<number>`count(*)::int` })
    .from(run)
    .where(and(eq(run.projectId, projectId), eq(run.isQualification, false)))
    .groupBy(run.state)
  const byState = new Map(rows.map((row) => [row.state, row.count]))
  return {
    openCount: byState.get("open") ?? 0,
    waitingCount: byState.get("finished") ?? 0,
    settledCount: byState.get("settled") ?? 0,
    abandonedCount: byState.get("abandoned") ?? 0,
  }
}

async function readLatestFit(context: ServiceContext, projectId: Id<"project">) {
  const [row] = await context.db
    .select({
      method: consensusFit.method,
      annotationCount: consensusFit.annotationCount,
      iterations: consensusFit.iterations,
      isConverged: consensusFit.isConverged,
      goldAccuracy: consensusFit.goldAccuracy,
      alpha: consensusFit.alpha,
      seconds: consensusFit.seconds,
      fittedAt: consensusFit.fittedAt,
    })
    .from(consensusFit)
    .where(eq(consensusFit.projectId, projectId))
    .orderBy(desc(consensusFit.fittedAt))
    .limit(1)
  return row ?? null
}
