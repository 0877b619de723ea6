import "server-only"
import { and, desc, eq, or } from "drizzle-orm"
import { z } from "zod"
import { grant, organization, pool, release } from "@/db/schema"
import { requireCan, type ServiceContext } from "../context"
import { idOf } from "../paging"
import { poolStanding } from "../pool/standing"
import { challengeColumns, presentChallenges, wasChallenged } from "./list-challenges"

export const listPoolChallengesInput = z.strictObject({ poolId: idOf("pool") })

const shownAtMost = 50

/** The challenged sales of one's own pool, newest first: what was said, what can be answered, how they ended. */
export async function listPoolChallenges(
  context: ServiceContext,
  { poolId }: z.infer<typeof listPoolChallengesInput>,
) {
  requireCan(context, "challenge.readOfPool", await poolStanding(context, poolId))
  const rows = await context.db
    .select(challengeColumns)
    .from(grant)
    .innerJoin(release, eq(release.id, grant.releaseId))
    .innerJoin(pool, eq(pool.id, grant.poolId))
    .leftJoin(organization, eq(organization.id, grant.organizationId))
    .where(and(eq(grant.poolId, poolId), or(eq(grant.state, "challenged"), wasChallenged)))
    .orderBy(desc(grant.id))
    .limit(shownAtMost)
  return presentChallenges(context, rows)
}
