import { and, asc, eq, isNotNull } from "drizzle-orm"
import { appeal, appealReview } from "@/db/schema"
import type { Id } from "@/server/domain/id"
import { giveReview } from "@/server/services/appeal/give-review"
import { openSeat } from "@/server/services/appeal/open-seat"
import type { CorpusPair } from "./corpus"
import type { SeedPerson } from "./people"
import { sideSaid } from "./plan-appeals"
import type { Stage } from "./stage"

export interface ReviewPlan {
  readonly reviewers: readonly SeedPerson[]
  readonly pairOf: ReadonlyMap<Id<"task">, CorpusPair>
  /** Share of the reviews that say something else than the gold, in [0, 1]. */
  readonly errorRate: number
}

/**
 * Reviewers use the seats on appeals that wait for them: each opens the case and answers by the corpus's gold, without
 * a look at what was said before; or errs, as the pair and the place among the seats have drawn.
 */
export async function reviewAppeals(stage: Stage, plan: ReviewPlan): Promise<void> {
  const seats = await stage
    .context({ kind: "stranger" })
    .db.select({ appealId: appeal.id, taskId: appeal.taskId, reviewerId: appealReview.reviewerId })
    .from(appealReview)
    .innerJoin(appeal, eq(appeal.id, appealReview.appealId))
    .where(and(eq(appealReview.state, "seated"), eq(appeal.state, "in_review"), isNotNull(appeal.taskId)))
    .orderBy(asc(appeal.id))
  const placeOf = new Map<string, number>()
  // By reviewer, not by their random ids: the draw is the same every time.
  for (const reviewer of plan.reviewers) {
    const context = stage.context(reviewer.actor)
    for (const { appealId, taskId, reviewerId } of seats) {
      const pair = taskId === null ? undefined : plan.pairOf.get(taskId)
      if (reviewerId !== reviewer.actor.accountId || !pair?.gold) continue
      const place = placeOf.get(appealId) ?? 0
      placeOf.set(appealId, place + 1)
      await openSeat(context, { appealId, recipient: reviewer.recipient })
      const answer = { preferred: sideSaid(pair.id, pair.gold, place, plan.errorRate) }
      await giveReview(context, { appealId, decision: "label", answer, reason: "clear_on_reading" })
    }
  }
}
