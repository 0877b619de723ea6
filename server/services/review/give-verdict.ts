import "server-only"
import { and, eq } from "drizzle-orm"
import { z } from "zod"
import type { Transaction } from "@/db/client"
import { annotation, label, task, verdict } from "@/db/schema"
import { isDrawnForSecondLook } from "@/server/domain/appeal/second-look"
import { DomainError, notFound } from "@/server/domain/errors"
import type { Id } from "@/server/domain/id"
import { certainPosterior } from "@/server/domain/kinds/nominal"
import { type Answer, kinds } from "@/server/domain/kinds/registry"
import {
  extraLabelsPerVerdict,
  readVerdict,
  verdictEvents,
  verdictUndoSeconds,
} from "@/server/domain/label/read-verdict"
import { verdictDecisions, verdictReasons } from "@/server/domain/label/verdict"
import { taskMachine } from "@/server/domain/task/state"
import { newId, requireCan, requirePerson, type ServiceContext, writeAudit } from "../context"
import { idOf } from "../paging"
import type { ProjectRow } from "../project/standing"
import { loadTask, type TaskRow } from "../task/standing"

const reasons = [...verdictReasons.label, ...verdictReasons.more_labels, ...verdictReasons.retire] as const

export const giveVerdictInput = z.strictObject({
  taskId: idOf("task"),
  decision: z.enum(verdictDecisions),
  answer: z.unknown().optional(),
  reason: z.enum(reasons),
  note: z.string().trim().max(2_000).optional(),
})

/**
 * A moderator decides an escalated task. Runs that wait for it are settled a minute later, when the verdict can no
 * longer be taken back.
 */
export async function giveVerdict(
  context: ServiceContext,
  input: z.infer<typeof giveVerdictInput>,
): Promise<{ readonly verdictId: Id<"verdict">; readonly undoableUntil: Date }> {
  const { project, standing } = await loadTask(context, input.taskId)
  requireCan(context, "verdict.give", standing)
  const { accountId: moderatorId } = requirePerson(context)
  const answer = readVerdict(input, project)
  const verdictId = newId(context, "verdict")
  const givenAt = context.now()
  const undoableUntil = new Date(givenAt.getTime() + verdictUndoSeconds * 1000)
  await context.db.transaction(async (transaction) => {
    const judged = await lockTask(transaction, input.taskId)
    const state = taskMachine.transition(judged.state, verdictEvents[input.decision].give)
    await refuseOwnAnswer(transaction, judged.id, moderatorId)
    const { taskId, decision, reason } = input
    await transaction.insert(verdict).values({
      id: verdictId,
      taskId,
      moderatorId,
      decision,
      answer,
      reason,
      note: input.note || null,
      givenAt,
    })
    await applyVerdict(context, transaction, project, judged, { state, answer })
    await writeAudit(context, transaction, "verdict.give", taskId, { verdictId, decision, reason })
    const runAt = undoableUntil
    await context.jobs.add(
      transaction,
      "settleRuns",
      { projectId: project.id },
      { key: `settle:${verdictId}`, runAt },
    )
    if (
      decision === "label" &&
      isDrawnForSecondLook(project.assignmentSeed, verdictId, project.secondLookShare)
    ) {
      await context.jobs.add(
        transaction,
        "openSecondLook",
        { verdictId },
        { key: `look:${verdictId}`, runAt },
      )
    }
  })
  return { verdictId, undoableUntil }
}

/** The task, held against change until the transaction ends. */
export async function lockTask(transaction: Transaction, taskId: Id<"task">): Promise<TaskRow> {
  const [found] = await transaction.select().from(task).where(eq(task.id, taskId)).for("no key update")
  if (found === undefined) throw notFound("task")
  return found
}

async function refuseOwnAnswer(transaction: Transaction, taskId: Id<"task">, moderatorId: Id<"account">) {
  const [own] = await transaction
    .select({ id: annotation.id })
    .from(annotation)
    .where(and(eq(annotation.taskId, taskId), eq(annotation.labelerId, moderatorId)))
  if (own === undefined) return
  throw new DomainError("FORBIDDEN", "You answered this task yourself, so another moderator judges it.")
}

async function applyVerdict(
  context: ServiceContext,
  transaction: Transaction,
  project: ProjectRow,
  judged: TaskRow,
  outcome: { readonly state: TaskRow["state"]; readonly answer: Answer | null },
): Promise<void> {
  const { state, answer } = outcome
  await transaction
    .update(task)
    .set(
      state === "open"
        ? { state, closedAt: null, extraLabels: judged.extraLabels + extraLabelsPerVerdict }
        : { state, closedAt: context.now() },
    )
    .where(eq(task.id, judged.id))
  if (answer === null) return
  const kind = kinds[project.kind]
  const classIndex = kind.toClassIndex(project.config, answer)
  await transaction.insert(label).values({
    id: newId(context, "label"),
    projectId: project.id,
    taskId: judged.id,
    answer,
    classIndex,
    confidence: 1,
    posterior: certainPosterior(kind.classes(project.config).length, classIndex),
    source: "verdict",
    method: "verdict",
    annotationCount: judged.labelCount,
    settledAt: context.now(),
  })
}
