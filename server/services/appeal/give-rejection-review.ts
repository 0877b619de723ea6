import "server-only"
import { z } from "zod"
import {
  isRejectionReasonFor,
  rejectionOpinions,
  rejectionReviewReasons,
} from "@/server/domain/appeal/rejection"
import { DomainError } from "@/server/domain/errors"
import { requireCan, type ServiceContext } from "../context"
import { idOf } from "../paging"
import { loadSeat, requireRejection, seatOnAppeal } from "./standing"
import { writeReview } from "./write-review"

export const giveRejectionReviewInput = z.strictObject({
  appealId: idOf("appeal"),
  decision: z.enum(rejectionOpinions),
  reason: z.enum([...rejectionReviewReasons.keep_out, ...rejectionReviewReasons.take_in]),
  note: z.string().trim().max(2_000).optional(),
})

/** A reviewer says whether rejected rows belong in the pool, from the rows and the contributor's words. */
export async function giveRejectionReview(
  context: ServiceContext,
  { appealId, decision, reason, note }: z.infer<typeof giveRejectionReviewInput>,
): Promise<{ readonly undoableUntil: Date }> {
  const { appeal } = await loadSeat(context, appealId)
  requireCan(context, "appeal.review", seatOnAppeal)
  requireRejection(appeal)
  if (!isRejectionReasonFor(decision, reason)) {
    throw new DomainError("BAD_INPUT", "This reason is not one for that decision. Choose another.")
  }
  return writeReview(context, appealId, { decision, answer: null, reason, note })
}
