import "server-only"
import { and, count, eq, inArray, ne, sql } from "drizzle-orm"
import { contribution, earning, releaseItem } from "@/db/schema"
import type { Id } from "@/server/domain/id"
import type { ServiceContext } from "../context"

/**
 * What each of these contributions has earned, base units: what calls pay for it, and its items' part in the
 * contributor's lines of sales, rounded down.
 */
export async function readEarnedDown(
  context: Pick<ServiceContext, "db">,
  contributionIds: readonly Id<"contribution">[],
): Promise<ReadonlyMap<Id<"contribution">, bigint>> {
  if (contributionIds.length === 0) return new Map()
  const [sales, calls] = await Promise.all([
    readOfSalesDown(context, contributionIds),
    readOfCalls(context, contributionIds),
  ])
  return new Map(contributionIds.map((id) => [id, (sales.get(id) ?? 0n) + (calls.get(id) ?? 0n)]))
}

/** A call pays its frozen reward for each item that it rewards. */
async function readOfCalls(
  { db }: Pick<ServiceContext, "db">,
  contributionIds: readonly Id<"contribution">[],
): Promise<ReadonlyMap<Id<"contribution">, bigint>> {
  const rows = await db
    .select({
      id: contribution.id,
      rewardAmount: contribution.rewardAmount,
      rewardedCount: contribution.rewardedCount,
    })
    .from(contribution)
    .where(inArray(contribution.id, [...contributionIds]))
  return new Map(
    rows.map(({ id, rewardAmount, rewardedCount }) => [
      id,
      (rewardAmount ?? 0n) * BigInt(rewardedCount ?? 0),
    ]),
  )
}

/** A contributor's weight in a release is their items in it, so a line divides by items. */
async function readOfSalesDown(
  { db }: Pick<ServiceContext, "db">,
  contributionIds: readonly Id<"contribution">[],
): Promise<ReadonlyMap<Id<"contribution">, bigint>> {
  const parts = db
    .select({
      contributionId: releaseItem.contributionId,
      releaseId: releaseItem.releaseId,
      items: count().as("items"),
    })
    .from(releaseItem)
    .where(inArray(releaseItem.contributionId, [...contributionIds]))
    .groupBy(releaseItem.contributionId, releaseItem.releaseId)
    .as("parts")
  const rows = await db
    .select({
      contributionId: parts.contributionId,
      earned: sql<string>`sum(div(${earning.amount} * ${parts.items}, ${earning.weight}))`,
    })
    .from(parts)
    .innerJoin(contribution, eq(contribution.id, parts.contributionId))
    .innerJoin(
      earning,
      and(
        eq(earning.releaseId, parts.releaseId),
        eq(earning.accountId, contribution.contributorId),
        eq(earning.role, "contributor"),
        ne(earning.state, "reversed"),
        sql`${earning.weight} > 0`,
      ),
    )
    .groupBy(parts.contributionId)
  return new Map(rows.map((row) => [row.contributionId, BigInt(row.earned)]))
}
