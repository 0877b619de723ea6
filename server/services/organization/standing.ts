import "server-only"
import { and, eq } from "drizzle-orm"
import { organizationMember } from "@/db/schema"
import type { Standing } from "@/server/domain/access/policy"
import { notFound } from "@/server/domain/errors"
import type { Id } from "@/server/domain/id"
import type { ServiceContext } from "../context"

/**
 * What the actor is to an organization.
 * @param noun what was asked for: a thing of an organization that is not the actor's is refused by its own name
 * @throws DomainError NOT_FOUND to everybody who is nothing to it, whether it exists or not
 */
export async function organizationStanding(
  context: Pick<ServiceContext, "db" | "actor">,
  organizationId: Id<"organization">,
  noun = "organization",
): Promise<Standing> {
  const { actor } = context
  if (actor.kind === "job" || actor.kind === "stranger") return { relations: [] }
  if (actor.kind === "organizationKey" && actor.organizationId === organizationId) {
    return { relations: ["organizationMember"] }
  }
  if (actor.kind !== "person") throw notFound(noun)
  const [member] = await context.db
    .select({ role: organizationMember.role })
    .from(organizationMember)
    .where(
      and(
        eq(organizationMember.organizationId, organizationId),
        eq(organizationMember.accountId, actor.accountId),
      ),
    )
  if (member === undefined) throw notFound(noun)
  return {
    relations: member.role === "admin" ? ["organizationAdmin", "organizationMember"] : ["organizationMember"],
  }
}
