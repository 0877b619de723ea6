import "server-only"
import { eq } from "drizzle-orm"
import { grant, organization, pool, release } from "@/db/schema"
import { notFound } from "@/server/domain/errors"
import type { Challenge } from "@/server/domain/grant/challenge-history"
import type { Id } from "@/server/domain/id"
import type { ServiceContext } from "../context"
import { readChallenge } from "../grant/read-challenge"

/** A grant that is or was challenged, with what it is a grant of. */
export interface ChallengedGrant {
  readonly row: typeof grant.$inferSelect
  readonly release: typeof release.$inferSelect
  readonly pool: typeof pool.$inferSelect
  readonly buyerName: string | null
  readonly challenge: Challenge
}

/** Loads it, whoever asks. @throws DomainError NOT_FOUND also for a grant that nobody challenged */
export async function loadChallenged(
  context: Pick<ServiceContext, "db">,
  grantId: Id<"grant">,
): Promise<ChallengedGrant> {
  const [found] = await context.db
    .select({ row: grant, release, pool, buyerName: organization.name })
    .from(grant)
    .innerJoin(release, eq(release.id, grant.releaseId))
    .innerJoin(pool, eq(pool.id, grant.poolId))
    .leftJoin(organization, eq(organization.id, grant.organizationId))
    .where(eq(grant.id, grantId))
  const challenge = found === undefined ? null : await readChallenge(context, found.row)
  if (found === undefined || challenge === null) throw notFound("challenge")
  return { ...found, challenge }
}
