import "server-only"
import { and, eq, inArray } from "drizzle-orm"
import { z } from "zod"
import type { Transaction } from "@/db/client"
import { appeal, label, project, task, verdict } from "@/db/schema"
import { openAppealStates } from "@/server/domain/appeal/state"
import { appealTargetSeconds } from "@/server/domain/appeal/terms"
import type { Id } from "@/server/domain/id"
import { newId, requireCan, type ServiceContext, writeAudit } from "../context"
import { idOf } from "../paging"
import { lapseAppeal } from "./outcome"
import { seatReviewers } from "./seat-reviewers"
import { holdAppeal, writeEvent } from "./standing"

export const openSecondLookInput = z.strictObject({ verdictId: idOf("verdict") })

/**
 * Has a verdict that was drawn looked at again: by a moderator whom nothing ties to it, who sees the case and not the
 * verdict. Nothing happens where it was taken back, or where an appeal on its task is open: that looks closer. Safe to
 * repeat.
 */
export async function openSecondLook(
  context: ServiceContext,
  { verdictId }: z.infer<typeof openSecondLookInput>,
): Promise<void> {
  requireCan(context, "secondLook.open")
  await context.db.transaction(async (transaction) => {
    const found = await readStandingVerdict(transaction, verdictId)
    if (found === null) return
    const openedAt = context.now()
    const [opened] = await transaction
      .insert(appeal)
      .values({
        ...found,
        id: newId(context, "appeal"),
        subject: "second_look",
        firstVerdictId: verdictId,
        reason: "drawn",
        words: "",
        state: "waiting",
        stakePoints: 0n,
        openedAt,
        dueAt: new Date(openedAt.getTime() + appealTargetSeconds * 1000),
      })
      .onConflictDoNothing()
      .returning()
    if (opened === undefined) return
    await writeEvent(context, transaction, opened, "open")
    await writeAudit(context, transaction, "secondLook.open", opened.id, { verdictId })
    await seatReviewers(context, transaction, opened)
  })
}

/** The label that a verdict put in place, where both still stand. */
async function readStandingVerdict(transaction: Transaction, verdictId: Id<"verdict">) {
  const [found] = await transaction
    .select({ verdict, label, poolId: project.poolId })
    .from(verdict)
    .innerJoin(task, eq(task.id, verdict.taskId))
    .innerJoin(project, eq(project.id, task.projectId))
    .innerJoin(label, eq(label.taskId, task.id))
    .where(and(eq(verdict.id, verdictId), eq(verdict.decision, "label"), eq(label.method, "verdict")))
  if (found === undefined || found.verdict.undoneAt !== null) return null
  const { projectId, taskId, answer, classIndex, source } = found.label
  const first = { firstAnswer: answer, firstClassIndex: classIndex, firstSource: source }
  return { poolId: found.poolId, projectId, taskId, ...first }
}

/** Ends the second look at a task, where one is open: a labeler's appeal takes its place. */
export async function endSecondLook(
  context: ServiceContext,
  transaction: Transaction,
  taskId: Id<"task">,
): Promise<void> {
  const [open] = await transaction
    .select({ id: appeal.id })
    .from(appeal)
    .where(
      and(
        eq(appeal.taskId, taskId),
        eq(appeal.subject, "second_look"),
        inArray(appeal.state, [...openAppealStates]),
      ),
    )
  if (open === undefined) return
  const held = await holdAppeal(transaction, open.id)
  if (openAppealStates.some((state) => state === held.state)) await lapseAppeal(context, transaction, held)
}
