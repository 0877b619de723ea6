import "server-only"
import { and, eq, inArray, isNotNull, sql } from "drizzle-orm"
import { z } from "zod"
import type { Transaction } from "@/db/client"
import { annotation, goldEffect, goldRetirement, labelerSkill, task } from "@/db/schema"
import { DomainError, wrongState } from "@/server/domain/errors"
import type { Id } from "@/server/domain/id"
import { type Answer, kinds } from "@/server/domain/kinds/registry"
import { resettleRuns } from "../appeal/resettle-runs"
import { requireCan, type ServiceContext, writeAudit } from "../context"
import { postTransfers } from "../ledger/post-transfers"
import { idOf } from "../paging"
import { retryDeadlocks } from "../retry-deadlocks"
import { loadTask } from "../task/standing"
import { fitProject } from "./fit-project"
import { lockProjectState } from "./move-project"
import { applyFit, whenNotOvertaken } from "./refit-project"
import type { ProjectRow } from "./standing"

export const retireGoldInput = z.strictObject({ taskId: idOf("task") })

/**
 * Takes a gold that turned out wrong out of an open project. It is neither right nor wrong from then on: the task is
 * withdrawn, skills and labels come of a fit that is not told it, and the settled runs that it was scored by are
 * settled anew where that gains their labelers points, by reversed and reissued movements. What a labeler won by
 * agreeing with it stays theirs. The commitment still holds: the transcript keeps the gold, and until when it was one.
 * @throws DomainError WRONG_STATE unless the project is open or paused and the task is a gold; CONFLICT for somebody
 *   who has answered it
 */
export async function retireGold(
  context: ServiceContext,
  { taskId }: z.infer<typeof retireGoldInput>,
): Promise<{ readonly restoredRunCount: number }> {
  const { project, standing } = await loadTask(context, taskId)
  requireCan(context, "project.retireGold", standing)
  const retire = () =>
    context.db.transaction((transaction) => retireIn(context, transaction, project, taskId))
  for (;;) {
    const restoredRunCount = await retryDeadlocks(() => whenNotOvertaken(retire))
    // Another fit was written meanwhile: it was told the gold, so this one comes after it.
    if (restoredRunCount !== null) return { restoredRunCount }
  }
}

async function retireIn(
  context: ServiceContext,
  transaction: Transaction,
  project: ProjectRow,
  taskId: Id<"task">,
): Promise<number> {
  const answer = await takeOut(context, transaction, taskId)
  await refuseOwnAnswer(context, transaction, taskId)
  const fitted = await fitProject(transaction, project)
  if (fitted !== null) await applyFit(context, transaction, project, fitted, false)
  const state = await lockProjectState(transaction, project.id)
  if (state !== "open" && state !== "paused") {
    throw wrongState("project", state, "its golds are labels by now")
  }
  const retiredAt = context.now()
  await transaction.insert(goldRetirement).values({
    ...{ taskId, projectId: project.id, answer, retiredAt },
    afterFit: fitted?.previousNumber ?? 0,
    retiredById: personOf(context),
  })
  await uncountEvidence(transaction, project, taskId, answer)
  const restored = await resettleRuns(context, transaction, { id: taskId, taskId }, false)
  if (restored.length > 0) {
    await transaction.insert(goldEffect).values(restored.map(({ effect }) => ({ ...effect, taskId })))
  }
  await writeAudit(context, transaction, "project.retireGold", project.id, { taskId })
  const { id: projectId } = project
  await context.jobs.add(transaction, "refitProject", { projectId }, { key: `refit:${projectId}` })
  await postTransfers(
    context,
    transaction,
    restored.flatMap(({ restoration }) => restoration.issued),
    restored.flatMap(({ restoration }) => restoration.reversed),
  )
  return restored.length
}

/** Makes the gold a withdrawn task; of two who retire it, the second finds none. */
async function takeOut(
  context: Pick<ServiceContext, "now">,
  transaction: Transaction,
  taskId: Id<"task">,
): Promise<Answer> {
  const [held] = await transaction.select().from(task).where(eq(task.id, taskId)).for("no key update")
  if (held === undefined || held.goldAnswer === null || held.state !== "open") {
    throw wrongState("task", held?.state ?? "withdrawn", "it is no gold in use")
  }
  await transaction
    .update(task)
    .set({ goldAnswer: null, isTraining: false, state: "withdrawn", closedAt: context.now() })
    .where(and(eq(task.id, taskId), isNotNull(task.goldAnswer)))
  return held.goldAnswer
}

function personOf({ actor }: Pick<ServiceContext, "actor">): Id<"account"> {
  if (actor.kind !== "person") throw new DomainError("FORBIDDEN", "A person retires a gold.")
  return actor.accountId
}

async function refuseOwnAnswer(
  context: Pick<ServiceContext, "actor">,
  transaction: Transaction,
  taskId: Id<"task">,
): Promise<void> {
  const own = await transaction
    .select({ id: annotation.id })
    .from(annotation)
    .where(and(eq(annotation.taskId, taskId), eq(annotation.labelerId, personOf(context))))
  if (own.length > 0) throw new DomainError("CONFLICT", "You answered this gold: let somebody else decide.")
}

/** The gold no longer counts for or against anybody. */
async function uncountEvidence(
  transaction: Transaction,
  project: ProjectRow,
  taskId: Id<"task">,
  answer: Answer,
): Promise<void> {
  const goldClass = kinds[project.kind].toClassIndex(project.config, answer)
  for (const isRight of [true, false]) {
    const answered = transaction
      .select({ labelerId: annotation.labelerId })
      .from(annotation)
      .where(
        and(
          eq(annotation.taskId, taskId),
          isRight ? eq(annotation.classIndex, goldClass) : sql`${annotation.classIndex} <> ${goldClass}`,
        ),
      )
    await transaction
      .update(labelerSkill)
      .set({
        goldCount: sql`${labelerSkill.goldCount} - 1`,
        ...(isRight ? { goldCorrectCount: sql`${labelerSkill.goldCorrectCount} - 1` } : {}),
      })
      .where(and(eq(labelerSkill.projectId, project.id), inArray(labelerSkill.labelerId, answered)))
  }
}
