import "server-only"
import { and, asc, eq, gt, or } from "drizzle-orm"
import { appeal, appealReview, pool, project } from "@/db/schema"
import { reviewUndoSeconds } from "@/server/domain/appeal/terms"
import { requireCan, requirePerson, type ServiceContext } from "../context"

/** The appeals on which one has a seat that waits, the nearest target first; also those just reviewed, to be undone. */
export async function listSeats(context: ServiceContext) {
  requireCan(context, "review.list")
  const { accountId } = requirePerson(context)
  const undoableFrom = new Date(context.now().getTime() - reviewUndoSeconds * 1000)
  const waits = or(
    eq(appealReview.state, "seated"),
    and(eq(appealReview.state, "given"), gt(appealReview.givenAt, undoableFrom)),
  )
  const rows = await context.db
    .select({
      appealId: appeal.id,
      subject: appeal.subject,
      /** None of rejected rows. */
      projectName: project.name,
      poolName: pool.name,
      question: project.question,
      reason: appeal.reason,
      state: appealReview.state,
      dueAt: appeal.dueAt,
      seatExpiresAt: appealReview.seatExpiresAt,
      givenAt: appealReview.givenAt,
    })
    .from(appealReview)
    .innerJoin(appeal, eq(appeal.id, appealReview.appealId))
    .leftJoin(project, eq(project.id, appeal.projectId))
    .innerJoin(pool, eq(pool.id, appeal.poolId))
    .where(and(eq(appealReview.reviewerId, accountId), eq(appeal.state, "in_review"), waits))
    .orderBy(asc(appeal.dueAt), asc(appeal.id))
  return { items: rows }
}
