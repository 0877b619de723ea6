import "server-only"
import { z } from "zod"
import { isReasonFor, pauseOpinions, pauseReviewReasons } from "@/server/domain/appeal/pause"
import { DomainError } from "@/server/domain/errors"
import { requireCan, type ServiceContext } from "../context"
import { idOf } from "../paging"
import { loadSeat, requirePause, seatOnAppeal } from "./standing"
import { writeReview } from "./write-review"

export const givePauseReviewInput = z.strictObject({
  appealId: idOf("appeal"),
  decision: z.enum(pauseOpinions),
  reason: z.enum([...pauseReviewReasons.keep, ...pauseReviewReasons.lift]),
  note: z.string().trim().max(2_000).optional(),
})

/** A reviewer says whether a pause should stay, from its evidence and the labeler's words. Undoable like every review. */
export async function givePauseReview(
  context: ServiceContext,
  { appealId, decision, reason, note }: z.infer<typeof givePauseReviewInput>,
): Promise<{ readonly undoableUntil: Date }> {
  const { appeal } = await loadSeat(context, appealId)
  requireCan(context, "appeal.review", seatOnAppeal)
  requirePause(appeal)
  if (!isReasonFor(decision, reason)) {
    throw new DomainError("BAD_INPUT", "This reason is not one for that decision. Choose another.")
  }
  return writeReview(context, appealId, { decision, answer: null, reason, note })
}
