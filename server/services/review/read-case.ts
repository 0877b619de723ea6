import "server-only"
import { and, asc, eq } from "drizzle-orm"
import { z } from "zod"
import { account, annotation, labelerSkill, taskItem, verdict } from "@/db/schema"
import type { Id } from "@/server/domain/id"
import { verdictUndoSeconds } from "@/server/domain/label/read-verdict"
import { labelerName, pseudonymOf } from "@/server/domain/project/pseudonym"
import { requireCan, requirePerson, type ServiceContext } from "../context"
import { idOf } from "../paging"
import type { ProjectRow } from "../project/standing"
import { loadTask } from "../task/standing"

export const readCaseInput = z.strictObject({ taskId: idOf("task") })

/** A task on the desk with all that speaks for and against each answer. Labelers appear under pseudonyms. */
export async function readCase(context: ServiceContext, { taskId }: z.infer<typeof readCaseInput>) {
  const { project, pool, standing, task } = await loadTask(context, taskId)
  requireCan(context, "review.read", standing)
  const { accountId } = requirePerson(context)
  const [items, answers, history] = await Promise.all([
    readItemIds(context, taskId),
    readAnswers(context, project, taskId),
    readHistory(context, taskId, accountId),
  ])
  return {
    task: {
      taskId,
      state: task.state,
      position: task.position,
      labelCount: task.labelCount,
      confidence: task.confidence,
      waitingSince: task.closedAt,
    },
    project: {
      projectId: project.id,
      poolId: project.poolId,
      poolName: pool.name,
      name: project.name,
      state: project.state,
      question: project.question,
      guidelines: project.guidelines,
      kind: project.kind,
      config: project.config,
      /** How an item's parts are named, and which of them is its body. */
      itemSchema: pool.itemSchema,
    },
    itemIds: items,
    annotations: answers.map(({ labelerId: _labelerId, ...answer }) => answer),
    posterior: task.posterior,
    history,
    /** Nobody judges a task that they answered themselves. */
    isOwnAnswer: answers.some((answer) => answer.labelerId === accountId),
  }
}

async function readItemIds(context: ServiceContext, taskId: Id<"task">) {
  const rows = await context.db
    .select({ itemId: taskItem.itemId })
    .from(taskItem)
    .where(eq(taskItem.taskId, taskId))
    .orderBy(asc(taskItem.position))
  return rows.map((row) => row.itemId)
}

async function readAnswers(context: ServiceContext, project: ProjectRow, taskId: Id<"task">) {
  const rows = await context.db
    .select({
      labelerId: annotation.labelerId,
      answer: annotation.answer,
      classIndex: annotation.classIndex,
      note: annotation.note,
      submittedAt: annotation.submittedAt,
      skillMean: labelerSkill.skillMean,
      skillLow: labelerSkill.skillLow,
      skillHigh: labelerSkill.skillHigh,
    })
    .from(annotation)
    .leftJoin(
      labelerSkill,
      and(eq(labelerSkill.projectId, annotation.projectId), eq(labelerSkill.labelerId, annotation.labelerId)),
    )
    .where(eq(annotation.taskId, taskId))
    .orderBy(asc(annotation.submittedAt), asc(annotation.id))
  return rows.map((row) => ({
    ...row,
    pseudonym: labelerName(pseudonymOf(project, row.labelerId)),
  }))
}

async function readHistory(context: ServiceContext, taskId: Id<"task">, moderatorId: Id<"account">) {
  const rows = await context.db
    .select({ verdict, moderatorName: account.displayName, moderatorAddress: account.address })
    .from(verdict)
    .innerJoin(account, eq(account.id, verdict.moderatorId))
    .where(eq(verdict.taskId, taskId))
    .orderBy(asc(verdict.givenAt))
  const undoableFrom = context.now().getTime() - verdictUndoSeconds * 1000
  return rows.map(({ verdict: given, moderatorName, moderatorAddress }) => ({
    ...openTo(given, moderatorId),
    verdictId: given.id,
    moderatorName,
    moderatorAddress,
    decision: given.decision,
    reason: given.reason,
    givenAt: given.givenAt,
    undoneAt: given.undoneAt,
    isUndoable:
      given.undoneAt === null && given.moderatorId === moderatorId && given.givenAt.getTime() > undoableFrom,
  }))
}

/** What another moderator settled on is not told: who reads this may have to review it, on an appeal, without knowing. */
function openTo(
  { decision, answer, note, moderatorId }: typeof verdict.$inferSelect,
  readerId: Id<"account">,
) {
  return decision === "label" && moderatorId !== readerId ? { answer: null, note: null } : { answer, note }
}
