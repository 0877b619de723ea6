import "server-only"
import { and, asc, desc, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm"
import type { Connection } from "@/db/client"
import { annotation, appeal, appealReview, consensusFit, label, task, taskItem, verdict } from "@/db/schema"
import type { Id } from "@/server/domain/id"

type ProjectId = Id<"project">

/** The settled labels of a project, each with the items of its task in their order. */
export function readLabels(connection: Connection, projectId: ProjectId) {
  const items = connection
    .select({
      taskId: taskItem.taskId,
      itemIds: sql<string[]>`array_agg(${taskItem.itemId} order by ${taskItem.position})`.as("item_ids"),
    })
    .from(taskItem)
    .innerJoin(task, and(eq(task.id, taskItem.taskId), eq(task.projectId, projectId)))
    .groupBy(taskItem.taskId)
    .as("items")
  return connection
    .select({
      taskId: label.taskId,
      itemIds: items.itemIds,
      answer: label.answer,
      classIndex: label.classIndex,
      confidence: label.confidence,
      annotationCount: label.annotationCount,
      source: label.source,
    })
    .from(label)
    .innerJoin(task, and(eq(task.id, label.taskId), eq(task.state, "settled")))
    .innerJoin(items, eq(items.taskId, label.taskId))
    .where(eq(label.projectId, projectId))
    .orderBy(asc(task.position), asc(task.id))
}

/** All answers of a project, those to a task in the order in which they came to count. */
export function readAnnotations(connection: Connection, projectId: ProjectId) {
  return connection
    .select({
      taskId: annotation.taskId,
      labelerId: annotation.labelerId,
      classIndex: annotation.classIndex,
      earnedPoints: annotation.earnedPoints,
    })
    .from(annotation)
    .where(eq(annotation.projectId, projectId))
    .orderBy(asc(annotation.taskId), asc(annotation.place))
}

/**
 * Verdicts that stand, and the reviews of decided appeals: a review is the work of a verdict. Nothing is paid for a
 * verdict that was undone or overturned.
 */
export async function readVerdicts(connection: Connection, projectId: ProjectId) {
  const verdicts = await connection
    .select({ taskId: verdict.taskId, moderatorId: verdict.moderatorId })
    .from(verdict)
    .innerJoin(task, and(eq(task.id, verdict.taskId), eq(task.projectId, projectId)))
    .where(and(isNull(verdict.undoneAt), isNull(verdict.overturnedAt)))
    .orderBy(asc(verdict.id))
  const reviews = await connection
    .select({ taskId: task.id, moderatorId: appealReview.reviewerId })
    .from(appealReview)
    .innerJoin(appeal, eq(appeal.id, appealReview.appealId))
    .innerJoin(task, eq(task.id, appeal.taskId))
    .where(
      and(
        eq(appeal.projectId, projectId),
        inArray(appeal.state, ["upheld", "overturned"]),
        eq(appealReview.state, "given"),
      ),
    )
    .orderBy(asc(appealReview.appealId), asc(appealReview.reviewerId))
  return [...verdicts, ...reviews]
}

export function readGolds(connection: Connection, projectId: ProjectId) {
  return connection
    .select({ taskId: task.id, goldAnswer: task.goldAnswer })
    .from(task)
    .where(and(eq(task.projectId, projectId), isNotNull(task.goldAnswer)))
}

export async function readLatestFit(connection: Connection, projectId: ProjectId) {
  const [fit] = await connection
    .select({ alpha: consensusFit.alpha, goldAccuracy: consensusFit.goldAccuracy })
    .from(consensusFit)
    .where(eq(consensusFit.projectId, projectId))
    .orderBy(desc(consensusFit.fittedAt))
    .limit(1)
  return fit ?? { alpha: null, goldAccuracy: null }
}
