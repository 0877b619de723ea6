import "server-only"
import { and, eq } from "drizzle-orm"
import { z } from "zod"
import { appealReview } from "@/db/schema"
import { reviewReasons, reviewUndoSeconds } from "@/server/domain/appeal/terms"
import { DomainError, wrongState } from "@/server/domain/errors"
import { readVerdict } from "@/server/domain/label/read-verdict"
import { requireCan, requirePerson, type ServiceContext, writeAudit } from "../context"
import { idOf } from "../paging"
import { holdAppeal, loadSeat, seatOnAppeal } from "./standing"

export const giveReviewInput = z.strictObject({
  appealId: idOf("appeal"),
  decision: z.enum(["label", "retire"]),
  answer: z.unknown().optional(),
  reason: z.enum(reviewReasons),
  note: z.string().trim().max(2_000).optional(),
})

/**
 * A reviewer says what the answer is, or that there is none, without knowing what was said before. It can be taken back
 * for a minute; a job decides the appeal after.
 */
export async function giveReview(
  context: ServiceContext,
  input: z.infer<typeof giveReviewInput>,
): Promise<{ readonly undoableUntil: Date }> {
  const { appealId, decision, reason } = input
  const { project } = await loadSeat(context, appealId)
  requireCan(context, "appeal.review", seatOnAppeal)
  const { accountId: reviewerId } = requirePerson(context)
  // A closed project's appeals are reviewed all the same: neither decision asks for more labels.
  const answer = readVerdict(input, project)
  const givenAt = context.now()
  const undoableUntil = new Date(givenAt.getTime() + reviewUndoSeconds * 1000)
  await context.db.transaction(async (transaction) => {
    const held = await holdAppeal(transaction, appealId)
    if (held.state !== "in_review") throw wrongState("appeal", held.state, "it is not in review any more")
    const given = await transaction
      .update(appealReview)
      .set({ state: "given", decision, answer, reason, note: input.note || null, givenAt })
      .where(
        and(
          eq(appealReview.appealId, appealId),
          eq(appealReview.reviewerId, reviewerId),
          eq(appealReview.state, "seated"),
        ),
      )
      .returning({ appealId: appealReview.appealId })
    if (given.length === 0) throw new DomainError("CONFLICT", "You have reviewed this appeal already.")
    await writeAudit(context, transaction, "appeal.review", appealId, { decision, reason })
    const key = `appeal:${appealId}:${reviewerId}`
    await context.jobs.add(transaction, "decideAppeal", { appealId }, { key, runAt: undoableUntil })
  })
  return { undoableUntil }
}
