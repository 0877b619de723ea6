import "server-only"
import { and, desc, eq, isNotNull, isNull, lt } from "drizzle-orm"
import { z } from "zod"
import { bounty } from "@/db/schema"
import type { Id } from "@/server/domain/id"
import { requireCan, type ServiceContext } from "../context"
import { cursorInput, cutPage, idOf } from "../paging"
import { poolStanding } from "../pool/standing"
import { loadProject } from "../project/standing"
import { presentBounty, selectBounties } from "./present-bounty"

const pageSize = 20

export const listBountiesInput = z.strictObject({
  poolId: idOf("pool"),
  /** Those of one project of the pool. */
  projectId: idOf("project").optional(),
  /** Only calls for contributions. */
  isCall: z.literal(true).optional(),
  cursor: cursorInput,
})

/** A pool's bounties that were ever funded, newest first: what is promised, earned and left of each. */
export async function listBounties(
  context: ServiceContext,
  { poolId, projectId, isCall, cursor }: z.infer<typeof listBountiesInput>,
) {
  requireCan(context, "bounty.read", await poolStanding(context, poolId))
  if (projectId !== undefined) await loadProject(context, projectId)
  const rows = await selectBounties(context)
    .where(
      and(
        eq(bounty.poolId, poolId),
        projectId === undefined ? undefined : eq(bounty.projectId, projectId),
        isCall ? isNull(bounty.projectId) : undefined,
        isNotNull(bounty.fundedAt),
        cursor ? lt(bounty.id, cursor as Id<"bounty">) : undefined,
      ),
    )
    .orderBy(desc(bounty.id))
    .limit(pageSize + 1)
  const page = cutPage(rows, pageSize, (row) => row.bounty.id)
  return { ...page, items: page.items.map((row) => presentBounty(context, row)) }
}
