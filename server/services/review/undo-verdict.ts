import "server-only"
import { and, eq, gt, isNotNull, isNull, or } from "drizzle-orm"
import { z } from "zod"
import type { Transaction } from "@/db/client"
import { annotation, label, task, verdict } from "@/db/schema"
import { DomainError, notFound } from "@/server/domain/errors"
import type { Id } from "@/server/domain/id"
import { extraLabelsPerVerdict, verdictEvents, verdictUndoSeconds } from "@/server/domain/label/read-verdict"
import { taskMachine } from "@/server/domain/task/state"
import { requireCan, requirePerson, type ServiceContext, writeAudit } from "../context"
import { idOf } from "../paging"
import { loadTask, type TaskRow } from "../task/standing"
import { lockTask } from "./give-verdict"

export const undoVerdictInput = z.strictObject({ verdictId: idOf("verdict") })

type VerdictRow = typeof verdict.$inferSelect

/**
 * Takes one's own verdict back within a minute, while nothing came of it; the task is on the desk again.
 * @throws DomainError EXPIRED after the minute, CONFLICT when something was settled or leased from it
 */
export async function undoVerdict(
  context: ServiceContext,
  { verdictId }: z.infer<typeof undoVerdictInput>,
): Promise<void> {
  const { accountId } = requirePerson(context)
  const given = await findOwnVerdict(context, verdictId, accountId)
  const { standing } = await loadTask(context, given.taskId)
  requireCan(context, "verdict.give", standing)
  const undoneAt = context.now()
  if (undoneAt.getTime() >= given.givenAt.getTime() + verdictUndoSeconds * 1000) {
    throw new DomainError("EXPIRED", "A verdict can be taken back for one minute. This one stands.")
  }
  await context.db.transaction(async (transaction) => {
    const judged = await lockTask(transaction, given.taskId)
    const state = taskMachine.transition(judged.state, verdictEvents[given.decision].undo)
    await refuseUsedVerdict(transaction, given, judged)
    const undone = await transaction
      .update(verdict)
      .set({ undoneAt })
      .where(and(eq(verdict.id, verdictId), eq(verdict.moderatorId, accountId), isNull(verdict.undoneAt)))
      .returning({ id: verdict.id })
    if (undone.length === 0) throw new DomainError("CONFLICT", "This verdict has been taken back already.")
    if (given.decision === "label") await transaction.delete(label).where(eq(label.taskId, given.taskId))
    const extraLabels = judged.extraLabels - (given.decision === "more_labels" ? extraLabelsPerVerdict : 0)
    await transaction
      .update(task)
      .set({ state, extraLabels, closedAt: undoneAt })
      .where(eq(task.id, given.taskId))
    await writeAudit(context, transaction, "verdict.undo", given.taskId, { verdictId })
  })
}

async function findOwnVerdict(
  context: ServiceContext,
  verdictId: Id<"verdict">,
  moderatorId: Id<"account">,
): Promise<VerdictRow> {
  const [given] = await context.db
    .select()
    .from(verdict)
    .where(and(eq(verdict.id, verdictId), eq(verdict.moderatorId, moderatorId)))
  if (given === undefined) throw notFound("verdict")
  return given
}

/** Settled runs and new leases are consequences that a verdict cannot take back. */
async function refuseUsedVerdict(
  transaction: Transaction,
  given: VerdictRow,
  judged: TaskRow,
): Promise<void> {
  const [used] = await transaction
    .select({ id: annotation.id })
    .from(annotation)
    .where(
      and(
        eq(annotation.taskId, given.taskId),
        or(isNotNull(annotation.credit), gt(annotation.submittedAt, given.givenAt)),
      ),
    )
    .limit(1)
  if (used === undefined && judged.leasedCount === 0) return
  throw new DomainError("CONFLICT", "Labelers have already worked on from this verdict, so it stands.")
}
