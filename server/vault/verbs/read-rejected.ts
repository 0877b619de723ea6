import "server-only"
import { and, count, eq, gt, isNotNull, isNull } from "drizzle-orm"
import type { Connection } from "@/db/client"
import { contribution, contributionKey, itemFingerprint, poolModerator, rejectedRow } from "@/db/schema"
import type { Id } from "@/server/domain/id"
import type { VaultHandler } from "../vault-context"

/** How many rejected rows are kept for an appeal, and which moderators hold their equals. See the protocol. */
export const readRejected: VaultHandler<"readRejected"> = async (context, input) => {
  const contributionId = input.contributionId as Id<"contribution">
  const [kept] = await context.db
    .select({ count: count() })
    .from(rejectedRow)
    .innerJoin(contributionKey, eq(contributionKey.contributionId, rejectedRow.contributionId))
    .where(
      and(
        eq(rejectedRow.contributionId, contributionId),
        gt(rejectedRow.keptUntil, context.now()),
        isNotNull(contributionKey.sealedItemKey),
        isNull(contributionKey.shreddedAt),
      ),
    )
  return { keptCount: kept?.count ?? 0, tiedAccountIds: await readTied(context.db, contributionId) }
}

/** No more is told of the equal items than is needed to keep those who hold them from judging. */
async function readTied(connection: Connection, contributionId: Id<"contribution">) {
  const rows = await connection
    .selectDistinct({ accountId: poolModerator.accountId })
    .from(rejectedRow)
    .innerJoin(contributionKey, eq(contributionKey.contributionId, rejectedRow.contributionId))
    .innerJoin(
      itemFingerprint,
      and(
        eq(itemFingerprint.poolId, contributionKey.poolId),
        eq(itemFingerprint.itemHash, rejectedRow.itemHash),
      ),
    )
    .innerJoin(contribution, eq(contribution.id, itemFingerprint.contributionId))
    .innerJoin(
      poolModerator,
      and(
        eq(poolModerator.poolId, contributionKey.poolId),
        eq(poolModerator.accountId, contribution.contributorId),
      ),
    )
    .where(eq(rejectedRow.contributionId, contributionId))
  return rows.map((row) => row.accountId).sort()
}
