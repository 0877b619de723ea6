import "server-only"
import { and, asc, eq, gt, isNull, sql } from "drizzle-orm"
import { consent, item } from "@/db/schema"
import type { Id } from "@/server/domain/id"
import type { PairableItem } from "@/server/domain/task/random-pairs"
import type { ServiceContext } from "../context"

/** The items of a pool that may be labeled now: live, under a consent that covers labeling and has not run out. */
export async function findLabelableItems(
  context: Pick<ServiceContext, "db" | "now">,
  poolId: Id<"pool">,
): Promise<readonly PairableItem[]> {
  return context.db
    .selectDistinct({ itemId: item.id, groupKey: item.groupKey })
    .from(item)
    .innerJoin(consent, eq(consent.contributionId, item.contributionId))
    .where(
      and(
        eq(item.poolId, poolId),
        eq(item.state, "live"),
        isNull(consent.revokedAt),
        gt(consent.expiresAt, context.now()),
        sql`'label' = any(${consent.purposes})`,
      ),
    )
    .orderBy(asc(item.id))
}
