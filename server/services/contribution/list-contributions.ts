import "server-only"
import { and, count, desc, eq, inArray, lt, sql } from "drizzle-orm"
import { z } from "zod"
import { contribution, item, pool } from "@/db/schema"
import type { Id } from "@/server/domain/id"
import { requireCan, requirePerson, type ServiceContext } from "../context"
import { cursorInput, cutPage } from "../paging"
import { readEarnedDown } from "./read-earned"

const pageSize = 30

export const listContributionsInput = z.strictObject({ cursor: cursorInput })

/** The person's own contributions, newest first. */
export async function listContributions(
  context: ServiceContext,
  { cursor }: z.infer<typeof listContributionsInput>,
) {
  requireCan(context, "contribution.listOwn")
  const { accountId } = requirePerson(context)
  const rows = await context.db
    .select({
      contributionId: contribution.id,
      title: contribution.title,
      state: contribution.state,
      mediaType: contribution.mediaType,
      pool: { poolId: pool.id, name: pool.name },
      plaintextByteSize: contribution.plaintextByteSize,
      acceptedCount: contribution.acceptedCount,
      rejectedCount: contribution.rejectedCount,
      heldCount: contribution.heldCount,
      createdAt: contribution.createdAt,
      revokedAt: contribution.revokedAt,
    })
    .from(contribution)
    .innerJoin(pool, eq(pool.id, contribution.poolId))
    .where(
      and(
        eq(contribution.contributorId, accountId),
        cursor ? lt(contribution.id, cursor as Id<"contribution">) : undefined,
      ),
    )
    .orderBy(desc(contribution.id))
    .limit(pageSize + 1)
  const page = cutPage(rows, pageSize, (row) => row.contributionId)
  const ids = page.items.map((row) => row.contributionId)
  const [itemCounts, earned] = await Promise.all([countItems(context, ids), readEarnedDown(context, ids)])
  return {
    ...page,
    items: page.items.map((row) => ({
      ...row,
      ...(itemCounts.get(row.contributionId) ?? { itemCount: 0, liveItemCount: 0 }),
      earnedAmount: earned.get(row.contributionId) ?? 0n,
    })),
  }
}

/** Items of each of these contributions: all that were ever accepted, and those that can be read. */
export async function countItems(
  { db }: Pick<ServiceContext, "db">,
  contributionIds: readonly Id<"contribution">[],
) {
  const rows =
    contributionIds.length === 0
      ? []
      : await db
          .select({
            contributionId: item.contributionId,
            itemCount: count(),
            liveItemCount: sql<number>`(count(*) filter (where ${item.state} = 'live'))::int`,
          })
          .from(item)
          .where(inArray(item.contributionId, [...contributionIds]))
          .groupBy(item.contributionId)
  return new Map(rows.map(({ contributionId, ...counts }) => [contributionId, counts]))
}
