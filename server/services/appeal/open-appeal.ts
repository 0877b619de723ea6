import "server-only"
import { z } from "zod"
import {
  appealReasons,
  appealRefusal,
  appealRefusalTexts,
  maxAppealWords,
} from "@/server/domain/appeal/terms"
import { DomainError } from "@/server/domain/errors"
import type { Id } from "@/server/domain/id"
import { requireCan, requirePerson, type ServiceContext } from "../context"
import { idOf } from "../paging"
import { endSecondLook } from "./open-second-look"
import { readContested, readFirstVerdict } from "./read-contested"
import { ownAppeal } from "./standing"
import { startAppeal } from "./start-appeal"

/** What the reviewers shall look at. They do not see what was decided. */
export const appealWords = z
  .string()
  .trim()
  .min(1, "Say what the reviewers should look at.")
  .max(maxAppealWords)

export const openAppealInput = z.strictObject({
  assignmentId: idOf("assignment"),
  reason: z.enum(appealReasons),
  words: appealWords,
})

/**
 * Challenges the settled answer of a task that one answered otherwise: locks the stake, starts the clock, and seats
 * reviewers where somebody independent is there.
 * @throws DomainError WRONG_STATE for an answer that cannot be appealed, CONFLICT while another appeal on the task is
 *   open, TOO_MANY beyond the open ones allowed
 */
export async function openAppeal(
  context: ServiceContext,
  { assignmentId, reason, words }: z.infer<typeof openAppealInput>,
): Promise<{ readonly appealId: Id<"appeal"> }> {
  const { accountId } = requirePerson(context)
  const found = await readContested(context.db, assignmentId, accountId)
  requireCan(context, "appeal.open", ownAppeal)
  const refusal = appealRefusal(found.contested, context.now())
  if (refusal !== null || found.label === null) {
    throw new DomainError("WRONG_STATE", appealRefusalTexts[refusal ?? "no_label"])
  }
  const { project, task, annotation, label } = found
  const first = { firstAnswer: label.answer, firstClassIndex: label.classIndex, firstSource: label.source }
  const row = {
    subject: "answer" as const,
    poolId: project.poolId,
    projectId: project.id,
    taskId: task.id,
    annotationId: annotation.id,
    appellantId: accountId,
    reason,
    words,
    ...first,
  }
  return context.db.transaction(async (transaction) => {
    const firstVerdictId = (await readFirstVerdict(transaction, task.id))?.id ?? null
    await endSecondLook(context, transaction, task.id)
    const { id: appealId } = await startAppeal(context, transaction, { ...row, firstVerdictId })
    return { appealId }
  })
}
