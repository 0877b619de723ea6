import "server-only"
import { and, desc, eq, isNull } from "drizzle-orm"
import type { Connection } from "@/db/client"
import { annotation, appeal, assignment, label, project, run, task, verdict } from "@/db/schema"
import { notFound } from "@/server/domain/errors"
import type { Id } from "@/server/domain/id"
import { outcomeOf } from "@/server/domain/run/outcome"

/** How the label of a task was found that an appeal decided. */
export const appealMethod = "appeal"

/**
 * One's own answer in a run, by its assignment, with what came of it.
 * @throws DomainError NOT_FOUND for somebody else's, and for a place without an answer
 */
export async function readContested(
  connection: Connection,
  assignmentId: Id<"assignment">,
  labelerId: Id<"account">,
) {
  const [row] = await connection
    .select({ annotation, run, project, task, label, appealId: appeal.id })
    .from(assignment)
    .innerJoin(annotation, eq(annotation.assignmentId, assignment.id))
    .innerJoin(run, eq(run.id, assignment.runId))
    .innerJoin(project, eq(project.id, run.projectId))
    .innerJoin(task, eq(task.id, assignment.taskId))
    .leftJoin(label, eq(label.taskId, task.id))
    .leftJoin(appeal, eq(appeal.annotationId, annotation.id))
    .where(and(eq(assignment.id, assignmentId), eq(assignment.labelerId, labelerId)))
  if (row === undefined) throw notFound("answer")
  const isGold = row.task.goldAnswer !== null
  const contested = {
    runState: row.run.state,
    isQualification: row.run.isQualification,
    settledAt: row.run.settledAt,
    outcome: outcomeOf(row.project, {
      answer: row.annotation.answer,
      isSkipped: false,
      isWithdrawn: row.task.state === "withdrawn",
      settledAnswer: row.label?.answer ?? null,
    }),
    isGold,
    source: row.label?.source ?? null,
    isFinal: row.label?.method === appealMethod,
    isAppealed: row.appealId !== null,
  }
  return { ...row, contested }
}

/** The verdict behind a task's label; null where the crowd agreed. */
export async function readFirstVerdict(connection: Connection, taskId: Id<"task">) {
  const [found] = await connection
    .select({ id: verdict.id, moderatorId: verdict.moderatorId })
    .from(verdict)
    .where(and(eq(verdict.taskId, taskId), eq(verdict.decision, "label"), isNull(verdict.undoneAt)))
    .orderBy(desc(verdict.givenAt))
    .limit(1)
  return found ?? null
}
