import "server-only"
import { eq } from "drizzle-orm"
import { contribution, pool } from "@/db/schema"
import type { Action } from "@/server/domain/access/policy"
import { notFound } from "@/server/domain/errors"
import type { Id } from "@/server/domain/id"
import { refuseStranger, requireCan, type ServiceContext } from "../context"
import type { PoolRow } from "../pool/load-pool"

export type ContributionRow = typeof contribution.$inferSelect

export interface LoadedContribution {
  readonly contribution: ContributionRow
  readonly pool: PoolRow
}

/**
 * A contribution of the actor's own, or any for a job, after asking the policy.
 * @throws DomainError NOT_FOUND for an unknown one and for somebody else's: both look the same
 */
export async function requireContribution(
  context: Pick<ServiceContext, "db" | "actor">,
  contributionId: Id<"contribution">,
  action: Action,
): Promise<LoadedContribution> {
  refuseStranger(context)
  const [row] = await context.db
    .select({ contribution, pool })
    .from(contribution)
    .innerJoin(pool, eq(pool.id, contribution.poolId))
    .where(eq(contribution.id, contributionId))
  const { actor } = context
  const isOwn = actor.kind === "person" && row?.contribution.contributorId === actor.accountId
  if (row === undefined || !(isOwn || actor.kind === "job")) throw notFound("contribution")
  requireCan(context, action, { relations: isOwn ? ["self"] : [] })
  return row
}
