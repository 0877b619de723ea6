import "server-only"
import { eq } from "drizzle-orm"
import { bounty } from "@/db/schema"
import { type Action, can, type Standing } from "@/server/domain/access/policy"
import { notFound } from "@/server/domain/errors"
import type { Id } from "@/server/domain/id"
import { refuseStranger, type ServiceContext } from "../context"

export type BountyRow = typeof bounty.$inferSelect

/** What the actor is to a bounty: whoever funds it closes it. */
export function bountyStanding(
  { actor }: Pick<ServiceContext, "actor">,
  { funderId }: Pick<BountyRow, "funderId">,
): Standing {
  const isOwn = actor.kind === "person" && actor.accountId === funderId
  return { relations: isOwn ? ["self"] : [] }
}

/**
 * One's own bounty.
 * @throws DomainError NOT_FOUND for an unknown one, and for somebody else's
 */
export async function requireOwnBounty(
  context: Pick<ServiceContext, "db" | "actor">,
  bountyId: Id<"bounty">,
  action: Action,
): Promise<BountyRow> {
  refuseStranger(context)
  const [row] = await context.db.select().from(bounty).where(eq(bounty.id, bountyId))
  if (row === undefined || !can(context.actor, action, bountyStanding(context, row))) throw notFound("bounty")
  return row
}
