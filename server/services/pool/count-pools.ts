import "server-only"
import { and, count, countDistinct, eq, inArray, sql } from "drizzle-orm"
import { claim, contribution, item, project, release } from "@/db/schema"
import type { Id } from "@/server/domain/id"
import type { ServiceContext } from "../context"

export interface PoolCounts {
  readonly itemCount: number
  readonly contributorCount: number
  readonly openProjectCount: number
  readonly releaseCount: number
  readonly paidOutAmount: bigint
}

const none: PoolCounts = {
  itemCount: 0,
  contributorCount: 0,
  openProjectCount: 0,
  releaseCount: 0,
  paidOutAmount: 0n,
}

/** The figures on the cards of these pools: four queries for all of them together. */
export async function countPools(
  { db }: Pick<ServiceContext, "db">,
  poolIds: readonly Id<"pool">[],
): Promise<(poolId: Id<"pool">) => PoolCounts> {
  if (poolIds.length === 0) return () => none
  const ids = [...poolIds]
  const [items, projects, releases, claims] = await Promise.all([
    db
      .select({
        poolId: item.poolId,
        itemCount: count(),
        contributorCount: countDistinct(contribution.contributorId),
      })
      .from(item)
      .innerJoin(contribution, eq(contribution.id, item.contributionId))
      .where(and(inArray(item.poolId, ids), eq(item.state, "live")))
      .groupBy(item.poolId),
    db
      .select({ poolId: project.poolId, openProjectCount: count() })
      .from(project)
      .where(and(inArray(project.poolId, ids), eq(project.state, "open")))
      .groupBy(project.poolId),
    db
      .select({ poolId: release.poolId, releaseCount: count() })
      .from(release)
      .where(and(inArray(release.poolId, ids), eq(release.state, "on_sale")))
      .groupBy(release.poolId),
    db
      .select({ poolId: claim.poolId, paidOutAmount: sql<string>`sum(${claim.amount})` })
      .from(claim)
      .where(and(inArray(claim.poolId, ids), eq(claim.state, "confirmed")))
      .groupBy(claim.poolId),
  ])
  const found = new Map<Id<"pool">, PoolCounts>()
  const add = (poolId: Id<"pool">, counts: Partial<PoolCounts>) =>
    found.set(poolId, { ...none, ...found.get(poolId), ...counts })
  for (const { poolId, ...counts } of [...items, ...projects, ...releases]) add(poolId, counts)
  for (const { poolId, paidOutAmount } of claims) add(poolId, { paidOutAmount: BigInt(paidOutAmount) })
  return (poolId) => found.get(poolId) ?? none
}
