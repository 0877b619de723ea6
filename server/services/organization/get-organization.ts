import "server-only"
import { and, asc, count, desc, eq, isNull } from "drizzle-orm"
import { z } from "zod"
import { account, apiKey, notice, organization, organizationMember } from "@/db/schema"
import { can } from "@/server/domain/access/policy"
import { notFound } from "@/server/domain/errors"
import { requireCan, type ServiceContext } from "../context"
import { idOf } from "../paging"
import { organizationStanding } from "./standing"

export const getOrganizationInput = z.strictObject({ organizationId: idOf("organization") })

/** An organization as its members see it: people, keys (never their secrets), unread notices. */
export async function getOrganization(
  context: ServiceContext,
  { organizationId }: z.infer<typeof getOrganizationInput>,
) {
  const standing = await organizationStanding(context, organizationId)
  requireCan(context, "organization.read", standing)
  const [found] = await context.db.select().from(organization).where(eq(organization.id, organizationId))
  if (found === undefined) throw notFound("organization")
  const [members, apiKeys, unread] = await Promise.all([
    readMembers(context, organizationId),
    readKeys(context, organizationId),
    context.db
      .select({ count: count() })
      .from(notice)
      .where(and(eq(notice.organizationId, organizationId), isNull(notice.readAt))),
  ])
  return {
    organizationId,
    name: found.name,
    recipient: found.recipient,
    createdAt: found.createdAt,
    members,
    apiKeys,
    unreadNoticeCount: unread[0]?.count ?? 0,
    can: {
      edit: can(context.actor, "organization.edit", standing),
      purchase: can(context.actor, "grant.purchase", standing),
    },
  }
}

type OrganizationId = z.infer<typeof getOrganizationInput>["organizationId"]

function readMembers(context: ServiceContext, organizationId: OrganizationId) {
  return context.db
    .select({
      accountId: account.id,
      address: account.address,
      displayName: account.displayName,
      role: organizationMember.role,
      joinedAt: organizationMember.joinedAt,
    })
    .from(organizationMember)
    .innerJoin(account, eq(account.id, organizationMember.accountId))
    .where(eq(organizationMember.organizationId, organizationId))
    .orderBy(asc(organizationMember.joinedAt), asc(account.id))
}

function readKeys(context: ServiceContext, organizationId: OrganizationId) {
  return context.db
    .select({
      apiKeyId: apiKey.id,
      name: apiKey.name,
      hint: apiKey.hint,
      createdAt: apiKey.createdAt,
      lastUsedAt: apiKey.lastUsedAt,
      revokedAt: apiKey.revokedAt,
    })
    .from(apiKey)
    .where(eq(apiKey.organizationId, organizationId))
    .orderBy(desc(apiKey.id))
}
