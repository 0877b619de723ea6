import "server-only"
import { and, eq, inArray, sql } from "drizzle-orm"
import type { Transaction } from "@/db/client"
import { account, appeal } from "@/db/schema"
import { rejectionRefusalTexts } from "@/server/domain/appeal/rejection"
import { openAppealStates } from "@/server/domain/appeal/state"
import type { AppealSubject } from "@/server/domain/appeal/subject"
import { appealTargetSeconds, appealTerms, checkOpenCount } from "@/server/domain/appeal/terms"
import { DomainError } from "@/server/domain/errors"
import type { Id } from "@/server/domain/id"
import { pointsAccount } from "@/server/domain/ledger/accounts"
import { newId, type ServiceContext, writeAudit } from "../context"
import { postTransfers } from "../ledger/post-transfers"
import { readPoints } from "../ledger/read-points"
import { seatReviewers } from "./seat-reviewers"
import { type AppealRow, type OwnAppeal, writeEvent } from "./standing"

type AppealDraft = Omit<
  typeof appeal.$inferInsert,
  "id" | "state" | "stakePoints" | "openedAt" | "dueAt" | "panel" | "appellantId"
> & { readonly appellantId: Id<"account"> }

/**
 * Opens an appeal, whatever it is about: its limit and terms, its clock, its first step, its reviewers where somebody
 * independent is there, and last its stake.
 * @throws DomainError TOO_MANY beyond the open ones allowed, CONFLICT while one about the same thing is open
 */
export async function startAppeal(
  context: ServiceContext,
  transaction: Transaction,
  draft: AppealDraft,
): Promise<AppealRow> {
  const { stakePoints } = await checkTerms(transaction, draft.appellantId)
  const openedAt = context.now()
  const opened = await insertAppeal(transaction, {
    ...draft,
    id: newId(context, "appeal"),
    state: "waiting",
    stakePoints,
    openedAt,
    dueAt: new Date(openedAt.getTime() + appealTargetSeconds * 1000),
  })
  const { id, subject, taskId, contributionId, reason } = opened
  await writeEvent(context, transaction, opened, "open")
  await writeAudit(context, transaction, "appeal.open", id, { subject, taskId, contributionId, reason })
  const seated = await seatReviewers(context, transaction, opened)
  if (stakePoints > 0n)
    await lockStake(context, transaction, { id, stakePoints, appellantId: draft.appellantId })
  return seated
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
  throw new DomainError("CONFLICT", openAlreadyTexts[row.subject ?? "answer"])
}

const ofTask =
  "An appeal on this task is open already. Its outcome counts for every answer to the task, yours too."
const openAlreadyTexts: Readonly<Record<AppealSubject, string>> = {
  answer: ofTask,
  second_look: ofTask,
  pause: "Your appeal of this pause is open already.",
  rejection: rejectionRefusalTexts.appealed,
}

async function lockStake(
  context: ServiceContext,
  transaction: Transaction,
  { id, appellantId, stakePoints }: Pick<OwnAppeal, "id" | "appellantId" | "stakePoints">,
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
