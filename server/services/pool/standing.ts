import "server-only"
import { and, eq } from "drizzle-orm"
import { pool, poolModerator } from "@/db/schema"
import type { Relation, Standing } from "@/server/domain/access/policy"
import { notFound } from "@/server/domain/errors"
import type { Id } from "@/server/domain/id"
import type { ServiceContext } from "../context"

/**
 * What the actor is to a pool.
 * @throws DomainError NOT_FOUND for an unknown pool, and until it is open to everybody but its owner and jobs
 */
export async function poolStanding(
  context: Pick<ServiceContext, "db" | "actor">,
  poolId: Id<"pool">,
): Promise<Standing> {
  const accountId = context.actor.kind === "person" ? context.actor.accountId : null
  const [found] = await context.db
    .select({ ownerId: pool.ownerId, state: pool.state, moderatorId: poolModerator.accountId })
    .from(pool)
    .leftJoin(
      poolModerator,
      and(eq(poolModerator.poolId, pool.id), eq(poolModerator.accountId, accountId ?? ("" as Id<"account">))),
    )
    .where(eq(pool.id, poolId))
  if (found === undefined) throw notFound("pool")
  const relations: Relation[] = []
  if (accountId !== null && found.ownerId === accountId) relations.push("poolOwner")
  if (found.moderatorId !== null) relations.push("poolModerator")
  const isPublic = found.state === "open" || found.state === "closed"
  const isOpenToActor = isPublic || relations.includes("poolOwner") || context.actor.kind === "job"
  if (!isOpenToActor) throw notFound("pool")
  return { relations }
}
