import "server-only"
import { and, eq, sql } from "drizzle-orm"
import { pool, poolModerator, project } from "@/db/schema"
import type { Relation, Standing } from "@/server/domain/access/policy"
import { notFound } from "@/server/domain/errors"
import type { Id } from "@/server/domain/id"
import type { ItemSchema } from "@/server/domain/pool/item-schema"
import type { PoolState } from "@/server/domain/pool/state"
import type { ServiceContext } from "../context"

export type ProjectRow = typeof project.$inferSelect

/** A project, what its verbs need of its pool, and what the actor is to both. */
export interface LoadedProject {
  readonly project: ProjectRow
  readonly pool: {
    readonly name: string
    readonly ownerId: Id<"account">
    readonly state: PoolState
    readonly itemSchema: ItemSchema
  }
  readonly standing: Standing
}

/**
 * Loads a project with the actor's relations to its pool.
 * @throws DomainError NOT_FOUND; also for a draft, to everybody but the pool's owner and jobs
 */
export async function loadProject(
  context: Pick<ServiceContext, "db" | "actor">,
  projectId: Id<"project">,
): Promise<LoadedProject> {
  const { actor } = context
  const accountId = actor.kind === "person" ? actor.accountId : null
  const [row] = await context.db
    .select({
      project,
      pool: { name: pool.name, ownerId: pool.ownerId, state: pool.state, itemSchema: pool.itemSchema },
      moderatorId: poolModerator.accountId,
    })
    .from(project)
    .innerJoin(pool, eq(pool.id, project.poolId))
    .leftJoin(
      poolModerator,
      and(eq(poolModerator.poolId, project.poolId), eq(poolModerator.accountId, sql`${accountId}`)),
    )
    .where(eq(project.id, projectId))
  if (row === undefined) throw notFound("project")
  const relations: Relation[] = []
  if (row.pool.ownerId === accountId) relations.push("poolOwner")
  if (row.moderatorId !== null) relations.push("poolModerator")
  const isOpenToActor =
    row.project.state !== "draft" || relations.includes("poolOwner") || actor.kind === "job"
  if (!isOpenToActor) throw notFound("project")
  return { project: row.project, pool: row.pool, standing: { relations } }
}
