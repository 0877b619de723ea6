import "server-only"
import { and, eq } from "drizzle-orm"
import { appealReview } from "@/db/schema"
import { reviewUndoSeconds } from "@/server/domain/appeal/terms"
import { DomainError, wrongState } from "@/server/domain/errors"
import type { Id } from "@/server/domain/id"
import { requirePerson, type ServiceContext, writeAudit } from "../context"
import { holdAppeal } from "./standing"

type ReviewRow = typeof appealReview.$inferSelect

interface Said {
  readonly decision: NonNullable<ReviewRow["decision"]>
  /** Of a label alone. */
  readonly answer: ReviewRow["answer"]
  readonly reason: NonNullable<ReviewRow["reason"]>
  readonly note: string | undefined
}

/**
 * Uses the actor's seat on an appeal, and has the appeal decided when the review can no longer be taken back. The
 * caller has asked the policy and read the review.
 * @throws DomainError CONFLICT for a seat that is used
 */
export async function writeReview(
  context: ServiceContext,
  appealId: Id<"appeal">,
  said: Said,
): Promise<{ readonly undoableUntil: Date }> {
  const { accountId: reviewerId } = requirePerson(context)
  const givenAt = context.now()
  const undoableUntil = new Date(givenAt.getTime() + reviewUndoSeconds * 1000)
  await context.db.transaction(async (transaction) => {
    const held = await holdAppeal(transaction, appealId)
    if (held.state !== "in_review") throw wrongState("appeal", held.state, "it is not in review any more")
    const given = await transaction
      .update(appealReview)
      .set({ ...said, state: "given", note: said.note || null, givenAt })
      .where(
        and(
          eq(appealReview.appealId, appealId),
          eq(appealReview.reviewerId, reviewerId),
          eq(appealReview.state, "seated"),
        ),
      )
      .returning({ appealId: appealReview.appealId })
    if (given.length === 0) throw new DomainError("CONFLICT", "You have reviewed this appeal already.")
    const { decision, reason } = said
    await writeAudit(context, transaction, "appeal.review", appealId, { decision, reason })
    const key = `appeal:${appealId}:${reviewerId}`
    await context.jobs.add(transaction, "decideAppeal", { appealId }, { key, runAt: undoableUntil })
  })
  return { undoableUntil }
}
