import "server-only"
import { and, count, eq, ne } from "drizzle-orm"
import type { Transaction } from "@/db/client"
import { appeal, appealReview } from "@/db/schema"
import { chooseReviewers, independentOf, panelSize } from "@/server/domain/appeal/reviewers"
import type { Id } from "@/server/domain/id"
import type { ServiceContext } from "../context"
import { readCandidates } from "./read-candidates"
import { type AppealRow, moveAppeal } from "./standing"

/** How long a reviewer has before an unused seat may go to somebody else. */
export const seatSeconds = 24 * 3_600

/**
 * Fills the empty seats of an open appeal with independent moderators. Where there is none, the appeal waits until
 * there is one. The panel is fixed once its first seats are taken. The caller holds the appeal.
 */
export async function seatReviewers(
  context: Pick<ServiceContext, "now" | "actor">,
  transaction: Transaction,
  held: AppealRow,
): Promise<AppealRow> {
  const candidates = await readCandidates(transaction, held)
  const free = candidates.filter((candidate) => !candidate.hasSeat)
  const seatedCount = await countSeats(transaction, held.id)
  const panel = wantedSeats(held, seatedCount, independentOf(free).length)
  const chosen = chooseReviewers(held.id, free, Math.max(panel - seatedCount, 0)) as readonly Id<"account">[]
  if (chosen.length === 0) return held
  const seatedAt = context.now()
  const seatExpiresAt = new Date(seatedAt.getTime() + seatSeconds * 1000)
  await transaction.insert(appealReview).values(
    chosen.map((reviewerId) => ({
      appealId: held.id,
      reviewerId,
      state: "seated" as const,
      seatedAt,
      seatExpiresAt,
    })),
  )
  if (held.state === "waiting") return moveAppeal(context, transaction, held, "seat", { panel })
  await transaction.update(appeal).set({ panel }).where(eq(appeal.id, held.id))
  return { ...held, panel }
}

/** A second look begins with one; a third voice is asked for where the first two differ. */
function wantedSeats({ subject, panel }: AppealRow, seatedCount: number, independentCount: number): number {
  if (subject === "second_look") return Math.max(panel, 1)
  return seatedCount > 0 ? panel : panelSize(independentCount)
}

/** Seats that are taken or used; one that was given up is not. */
export async function countSeats(transaction: Transaction, appealId: Id<"appeal">): Promise<number> {
  const [row] = await transaction
    .select({ count: count() })
    .from(appealReview)
    .where(and(eq(appealReview.appealId, appealId), ne(appealReview.state, "released")))
  return row?.count ?? 0
}
