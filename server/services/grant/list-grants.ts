import "server-only"
import { and, desc, eq, lt } from "drizzle-orm"
import { z } from "zod"
import { grant, pool, release } from "@/db/schema"
import { isGrantActive } from "@/server/domain/grant/state"
import type { Id } from "@/server/domain/id"
import { requireCan, type ServiceContext } from "../context"
import { organizationStanding } from "../organization/standing"
import { cursorInput, cutPage, idOf } from "../paging"

const pageSize = 30

export const listGrantsInput = z.strictObject({ organizationId: idOf("organization"), cursor: cursorInput })

/** An organization's grants, newest first. */
export async function listGrants(
  context: ServiceContext,
  { organizationId, cursor }: z.infer<typeof listGrantsInput>,
) {
  requireCan(context, "grant.read", await organizationStanding(context, organizationId))
  const rows = await context.db
    .select({ grant, releaseName: release.name, releaseNumber: release.number, poolName: pool.name })
    .from(grant)
    .innerJoin(release, eq(release.id, grant.releaseId))
    .innerJoin(pool, eq(pool.id, grant.poolId))
    .where(
      and(eq(grant.organizationId, organizationId), cursor ? lt(grant.id, cursor as Id<"grant">) : undefined),
    )
    .orderBy(desc(grant.id))
    .limit(pageSize + 1)
  const page = cutPage(rows, pageSize, (row) => row.grant.id)
  const nowAt = context.now()
  return {
    ...page,
    items: page.items.map(({ grant: row, ...names }) => ({ ...names, ...presentGrant(row, nowAt) })),
  }
}

/** A grant as its organization sees it. */
export function presentGrant(row: typeof grant.$inferSelect, nowAt: Date) {
  return {
    grantId: row.id,
    onChainId: row.onChainId,
    releaseId: row.releaseId,
    poolId: row.poolId,
    organizationId: row.organizationId,
    buyerAddress: row.buyerAddress,
    paidAmount: row.paidAmount,
    settledAmount: row.settledAmount,
    state: row.state,
    isActive: isGrantActive(row, nowAt),
    startsAt: row.startsAt,
    expiresAt: row.expiresAt,
    inspectionEndsAt: row.inspectionEndsAt,
    purchaseTransactionHash: row.purchaseTransactionHash,
    settleTransactionHash: row.settleTransactionHash,
    createdAt: row.createdAt,
    settledAt: row.settledAt,
  }
}
