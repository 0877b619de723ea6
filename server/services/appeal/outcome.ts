import "server-only"
import { and, eq, lte } from "drizzle-orm"
import type { Transaction } from "@/db/client"
import { appealReview } from "@/db/schema"
import { type AppealDecision, isStakeReturned } from "@/server/domain/appeal/decide"
import { reviewUndoSeconds } from "@/server/domain/appeal/terms"
import type { Id } from "@/server/domain/id"
import type { ServiceContext } from "../context"
import { postTransfers } from "../ledger/post-transfers"
import { stakeMovements } from "./settle-stake"
import { type AppealRow, moveAppeal } from "./standing"

export interface AppealOutcome {
  readonly decidedAt: Date
  readonly isStakeReturned: boolean
}

/** When an appeal is decided, and whether its stake comes back. */
export function outcomeOf(
  context: Pick<ServiceContext, "now">,
  { dueAt }: AppealRow,
  decision: AppealDecision<number | string>,
): AppealOutcome {
  const decidedAt = context.now()
  return { decidedAt, isStakeReturned: isStakeReturned(decision, decidedAt, dueAt) }
}

/** The first decision stands; the stake goes where the outcome sends it. */
export async function upholdAppeal(
  context: ServiceContext,
  transaction: Transaction,
  held: AppealRow,
  outcome: AppealOutcome,
): Promise<void> {
  await moveAppeal(context, transaction, held, "uphold", outcome)
  await postTransfers(context, transaction, stakeMovements(held, outcome.isStakeReturned))
}

/** What the appeal was about is gone; the stake comes back whole. */
export async function lapseAppeal(
  context: ServiceContext,
  transaction: Transaction,
  held: AppealRow,
): Promise<void> {
  await moveAppeal(context, transaction, held, "lapse", { decidedAt: context.now(), isStakeReturned: true })
  await postTransfers(context, transaction, stakeMovements(held, true))
}

/** The reviews of an appeal that can no longer be taken back. */
export function readStanding(context: ServiceContext, transaction: Transaction, appealId: Id<"appeal">) {
  const standsFrom = new Date(context.now().getTime() - reviewUndoSeconds * 1000)
  return transaction
    .select({ decision: appealReview.decision, answer: appealReview.answer })
    .from(appealReview)
    .where(
      and(
        eq(appealReview.appealId, appealId),
        eq(appealReview.state, "given"),
        lte(appealReview.givenAt, standsFrom),
      ),
    )
}
