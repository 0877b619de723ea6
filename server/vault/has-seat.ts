import "server-only"
import { and, eq, type SQL } from "drizzle-orm"
import type { Connection } from "@/db/client"
import { appeal, appealReview, poolModerator } from "@/db/schema"
import type { Id } from "@/server/domain/id"

/** Whether a moderator of the pool has an unused seat on an appeal that is in review. @param about which appeals count */
export async function hasSeat(
  connection: Connection,
  about: SQL,
  accountId: Id<"account">,
): Promise<boolean> {
  const [seat] = await connection
    .select({ appealId: appeal.id })
    .from(appeal)
    .innerJoin(appealReview, eq(appealReview.appealId, appeal.id))
    .innerJoin(
      poolModerator,
      and(eq(poolModerator.poolId, appeal.poolId), eq(poolModerator.accountId, accountId)),
    )
    .where(
      and(
        about,
        eq(appeal.state, "in_review"),
        eq(appealReview.reviewerId, accountId),
        eq(appealReview.state, "seated"),
      ),
    )
  return seat !== undefined
}
