import "server-only"
import { and, asc, eq, inArray, lte, notInArray, or } from "drizzle-orm"
import type { Transaction } from "@/db/client"
import { appeal, appealReview, poolModerator } from "@/db/schema"
import { chooseReviewers } from "@/server/domain/appeal/reviewers"
import { openAppealStates } from "@/server/domain/appeal/state"
import type { Id } from "@/server/domain/id"
import { requireCan, type ServiceContext } from "../context"
import { decideAppeal } from "./decide-appeal"
import { readCandidates } from "./read-candidates"
import { countSeats, seatReviewers } from "./seat-reviewers"
import { type AppealRow, holdAppeal, moveAppeal } from "./standing"

/** Looks after every open appeal: decides what is ready, frees unused seats, seats whom it can. Safe to repeat. */
export async function tendAppeals(context: ServiceContext): Promise<void> {
  requireCan(context, "appeal.decide")
  const open = await context.db
    .select({ appealId: appeal.id })
    .from(appeal)
    .where(inArray(appeal.state, [...openAppealStates]))
    .orderBy(asc(appeal.id))
  for (const { appealId } of open) {
    await decideAppeal(context, { appealId })
    await context.db.transaction((transaction) => tend(context, transaction, appealId))
  }
}

async function tend(context: ServiceContext, transaction: Transaction, appealId: Id<"appeal">) {
  const held = await holdAppeal(transaction, appealId)
  if (!openAppealStates.some((state) => state === held.state)) return
  await releaseSeats(context, transaction, held)
  const seats = await countSeats(transaction, appealId)
  const isEmpty = held.state === "in_review" && seats === 0
  const waiting = isEmpty ? await moveAppeal(context, transaction, held, "unseat", { panel: 0 }) : held
  await seatReviewers(context, transaction, waiting)
}

/** Frees the seats of people who moderate no more, and overdue ones for as many others as could take them. */
async function releaseSeats(context: ServiceContext, transaction: Transaction, held: AppealRow) {
  const free = (await readCandidates(transaction, held)).filter((candidate) => !candidate.hasSeat)
  const others = chooseReviewers(held.id, free, free.length).length
  const moderators = transaction
    .select({ id: poolModerator.accountId })
    .from(poolModerator)
    .where(eq(poolModerator.poolId, held.poolId))
  const isGone = notInArray(appealReview.reviewerId, moderators)
  const isOverdue = lte(appealReview.seatExpiresAt, context.now())
  const due = await transaction
    .select({ reviewerId: appealReview.reviewerId, isGone })
    .from(appealReview)
    .where(and(eq(appealReview.appealId, held.id), eq(appealReview.state, "seated"), or(isGone, isOverdue)))
  const gone = due.filter((seat) => seat.isGone)
  const overdue = due.filter((seat) => !seat.isGone).slice(0, others)
  const released = [...gone, ...overdue].map((seat) => seat.reviewerId)
  if (released.length === 0) return
  await transaction
    .update(appealReview)
    .set({ state: "released" })
    .where(and(eq(appealReview.appealId, held.id), inArray(appealReview.reviewerId, released)))
}
