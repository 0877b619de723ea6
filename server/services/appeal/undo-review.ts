import "server-only"
import { and, eq, gt } from "drizzle-orm"
import type { z } from "zod"
import { appealReview } from "@/db/schema"
import { reviewUndoSeconds } from "@/server/domain/appeal/terms"
import { DomainError, wrongState } from "@/server/domain/errors"
import { requireCan, requirePerson, type ServiceContext, writeAudit } from "../context"
import { holdAppeal, loadSeat, seatOnAppeal } from "./standing"
import type { appealInput } from "./withdraw-appeal"

/** Takes one's own review back within a minute; the case is on the desk again. @throws DomainError EXPIRED after it */
export async function undoReview(
  context: ServiceContext,
  { appealId }: z.infer<typeof appealInput>,
): Promise<void> {
  await loadSeat(context, appealId)
  requireCan(context, "appeal.review", seatOnAppeal)
  const { accountId: reviewerId } = requirePerson(context)
  const givenAfter = new Date(context.now().getTime() - reviewUndoSeconds * 1000)
  await context.db.transaction(async (transaction) => {
    const held = await holdAppeal(transaction, appealId)
    if (held.state !== "in_review") throw wrongState("appeal", held.state, "it has been decided")
    const undone = await transaction
      .update(appealReview)
      .set({ state: "seated", decision: null, answer: null, reason: null, note: null, givenAt: null })
      .where(
        and(
          eq(appealReview.appealId, appealId),
          eq(appealReview.reviewerId, reviewerId),
          eq(appealReview.state, "given"),
          gt(appealReview.givenAt, givenAfter),
        ),
      )
      .returning({ appealId: appealReview.appealId })
    if (undone.length === 0) {
      throw new DomainError("EXPIRED", "A review can be taken back for one minute. This one stands.")
    }
    await writeAudit(context, transaction, "appeal.undoReview", appealId)
  })
}
