import "server-only"
import { eq } from "drizzle-orm"
import { pool } from "@/db/schema"
import { type Action, can, type Standing } from "@/server/domain/access/policy"
import { notFound } from "@/server/domain/errors"
import type { Id } from "@/server/domain/id"
import { requireCan, type ServiceContext } from "../context"
import { poolStanding } from "./standing"

export type PoolRow = typeof pool.$inferSelect

/** A pool and what the actor is to it. */
export interface LoadedPool {
  readonly pool: PoolRow
  readonly standing: Standing
}

/**
 * Loads a pool. Until it is open it exists for its owner alone.
 * @throws DomainError NOT_FOUND
 */
export async function loadPool(
  context: Pick<ServiceContext, "db" | "actor">,
  poolId: Id<"pool">,
): Promise<LoadedPool> {
  const [[row], standing] = await Promise.all([
    context.db.select().from(pool).where(eq(pool.id, poolId)),
    poolStanding(context, poolId),
  ])
  const isPublic = row?.state === "open" || row?.state === "closed"
  if (row === undefined || !(isPublic || can(context.actor, "pool.readDraft", standing)))
    throw notFound("pool")
  return { pool: row, standing }
}

/** Loads a pool that the actor wants to do something with, and asks the policy. */
export async function requirePool(
  context: Pick<ServiceContext, "db" | "actor">,
  poolId: Id<"pool">,
  action: Action,
): Promise<LoadedPool> {
  const loaded = await loadPool(context, poolId)
  requireCan(context, action, loaded.standing)
  return loaded
}
