import "server-only"
import { and, asc, eq, inArray, isNull, lte, ne, or } from "drizzle-orm"
import { bounty, pool, project } from "@/db/schema"
import { DomainError } from "@/server/domain/errors"
import { requireCan, type ServiceContext } from "../context"
import { closeHeld } from "./close-bounty"

const bountiesAtOnce = 100

/**
 * Closes every open bounty that can reward nothing more: its end has come, or its project or pool is closed.
 * @returns how many were closed
 */
export async function tendBounties(context: ServiceContext): Promise<number> {
  requireCan(context, "bounty.expire")
  const due = await context.db
    .select({ id: bounty.id })
    .from(bounty)
    .innerJoin(pool, eq(pool.id, bounty.poolId))
    .leftJoin(project, eq(project.id, bounty.projectId))
    .where(
      and(
        eq(bounty.state, "open"),
        isNull(bounty.uncoveredAt),
        or(
          lte(bounty.endsAt, context.now()),
          ne(pool.state, "open"),
          inArray(project.state, ["closing", "closed"] as const),
        ),
      ),
    )
    .orderBy(asc(bounty.id))
    .limit(bountiesAtOnce)
  let closed = 0
  for (const { id } of due) {
    try {
      await context.db.transaction((transaction) => closeHeld(context, transaction, id))
      closed += 1
    } catch (error) {
      // Its funder was quicker.
      if (!(error instanceof DomainError) || error.code !== "WRONG_STATE") throw error
    }
  }
  return closed
}
