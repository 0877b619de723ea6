import "server-only"
import { and, eq, inArray, sql } from "drizzle-orm"
import { z } from "zod"
import type { Transaction } from "@/db/client"
import { account, appeal } from "@/db/schema"
import { openAppealStates } from "@/server/domain/appeal/state"
import {
  appealReasons,
  appealRefusal,
  appealRefusalTexts,
  appealTargetSeconds,
  appealTerms,
  checkOpenCount,
  maxAppealWords,
} from "@/server/domain/appeal/terms"
import { DomainError } from "@/server/domain/errors"
import type { Id } from "@/server/domain/id"
import { pointsAccount } from "@/server/domain/ledger/accounts"
import { newId, requireCan, requirePerson, type ServiceContext, writeAudit } from "../context"
import { postTransfers } from "../ledger/post-transfers"
import { readPoints } from "../ledger/read-points"
import { idOf } from "../paging"
import { readContested, readFirstVerdict } from "./read-contested"
import { seatReviewers } from "./seat-reviewers"
import { type AppealRow, ownAppeal, writeEvent } from "./standing"

export const openAppealInput = z.strictObject({
  assignmentId: idOf("assignment"),
  reason: z.enum(appealReasons),
  /** What the reviewers shall look at. They do not see the answers. */
  words: z.string().trim().min(1, "Say what the reviewers should look at.").max(maxAppealWords),
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
  const openedAt = context.now()
  const first = { firstAnswer: label.answer, firstClassIndex: label.classIndex, firstSource: label.source }
  const row = {
    id: newId(context, "appeal"),
    poolId: project.poolId,
    projectId: project.id,
    taskId: task.id,
    annotationId: annotation.id,
    appellantId: accountId,
    reason,
    words,
    state: "waiting" as const,
    ...first,
    openedAt,
    dueAt: new Date(openedAt.getTime() + appealTargetSeconds * 1000),
  }
  return context.db.transaction(async (transaction) => {
    const firstVerdictId = (await readFirstVerdict(transaction, task.id))?.id ?? null
    const { stakePoints } = await checkTerms(transaction, accountId)
    const opened = await insertAppeal(transaction, { ...row, firstVerdictId, stakePoints })
    await writeEvent(context, transaction, opened, "open")
    await writeAudit(context, transaction, "appeal.open", opened.id, { taskId: task.id, reason })
    await seatReviewers(context, transaction, opened)
    if (stakePoints > 0n) await lockStake(context, transaction, opened)
    return { appealId: opened.id }
  })
}

/** One person's appeals are opened one after the other, so that the limit holds. */
async function checkTerms(transaction: Transaction, accountId: Id<"account">) {
  await transaction.select({ id: account.id }).from(account).where(eq(account.id, accountId)).for("update")
  const { heldPoints } = await readPoints(transaction, accountId)
  const terms = appealTerms(heldPoints)
  const [open] = await transaction
    .select({ count: sql<number>`count(*)::int` })
    .from(appeal)
    .where(and(eq(appeal.appellantId, accountId), inArray(appeal.state, [...openAppealStates])))
  checkOpenCount(open?.count ?? 0, terms)
  return terms
}

async function insertAppeal(transaction: Transaction, row: typeof appeal.$inferInsert): Promise<AppealRow> {
  const [opened] = await transaction.insert(appeal).values(row).onConflictDoNothing().returning()
  if (opened !== undefined) return opened
  throw new DomainError(
    "CONFLICT",
    "An appeal on this task is open already. Its outcome counts for every answer to the task, yours too.",
  )
}

async function lockStake(
  context: ServiceContext,
  transaction: Transaction,
  { id, appellantId, stakePoints }: AppealRow,
): Promise<void> {
  await postTransfers(context, transaction, [
    {
      from: pointsAccount.held(appellantId),
      to: pointsAccount.staked(id),
      amount: stakePoints,
      reason: "appeal_stake_locked",
      referenceId: id,
    },
  ])
}
