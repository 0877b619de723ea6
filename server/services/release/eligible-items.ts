import "server-only"
import { and, asc, count, eq, inArray, type SQL, sql } from "drizzle-orm"
import type { Connection } from "@/db/client"
import { consent, contribution, item } from "@/db/schema"
import { releasePurpose } from "@/server/domain/consent/purpose"
import type { Id } from "@/server/domain/id"
import type { ServiceContext } from "../context"

/** Items of a pool that may stand in a release at a time: live, accepted, with an unexpired consent to train. */
export function eligible(poolId: Id<"pool">, nowAt: Date): SQL | undefined {
  const liveConsent = sql`exists (
    select 1 from ${consent}
    where ${consent.contributionId} = ${contribution.id}
      and ${consent.revokedAt} is null
      and ${consent.expiresAt} > ${nowAt.toISOString()}::timestamptz
      and ${releasePurpose} = any(${consent.purposes}))`
  return and(
    eq(item.poolId, poolId),
    eq(item.state, "live"),
    inArray(contribution.state, ["accepted", "partly_accepted"]),
    liveConsent,
  )
}

export async function countEligibleItems(
  context: Pick<ServiceContext, "db" | "now">,
  poolId: Id<"pool">,
): Promise<number> {
  const [found] = await context.db
    .select({ count: count() })
    .from(item)
    .innerJoin(contribution, eq(contribution.id, item.contributionId))
    .where(eligible(poolId, context.now()))
  return found?.count ?? 0
}

/** The items themselves, in order of their ids, with who contributed each. */
export function readEligibleItems(connection: Connection, poolId: Id<"pool">, nowAt: Date) {
  return connection
    .select({
      itemId: item.id,
      contributionId: item.contributionId,
      contributorId: contribution.contributorId,
      itemHash: item.itemHash,
      byteSize: item.byteSize,
    })
    .from(item)
    .innerJoin(contribution, eq(contribution.id, item.contributionId))
    .where(eligible(poolId, nowAt))
    .orderBy(asc(item.id))
}
