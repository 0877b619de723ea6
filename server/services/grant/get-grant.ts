import "server-only"
import { and, desc, eq } from "drizzle-orm"
import { z } from "zod"
import { delivery, grant, notice, organization, pool, release } from "@/db/schema"
import { can } from "@/server/domain/access/policy"
import { notFound } from "@/server/domain/errors"
import { grantMachine } from "@/server/domain/grant/state"
import type { Id } from "@/server/domain/id"
import { licenceById } from "@/server/domain/pool/licences"
import { refuseStranger, requireCan, type ServiceContext } from "../context"
import { presentDelivery } from "../delivery/present-delivery"
import { organizationStanding } from "../organization/standing"
import { idOf } from "../paging"
import { presentGrant } from "./list-grants"
import { readChallenge } from "./read-challenge"

export const getGrantInput = z.strictObject({ grantId: idOf("grant") })

/** A grant with its release, its deliveries and the withdrawals that came after. */
export async function getGrant(context: ServiceContext, { grantId }: z.infer<typeof getGrantInput>) {
  const { row, standing, organizationId } = await loadGrant(context, grantId)
  requireCan(context, "grant.read", standing)
  const [source] = await context.db
    .select({ release, pool, organization })
    .from(release)
    .innerJoin(pool, eq(pool.id, release.poolId))
    .innerJoin(organization, eq(organization.id, organizationId))
    .where(eq(release.id, row.releaseId))
  if (source === undefined) throw notFound("grant")
  const [deliveries, notices, challenge] = await Promise.all([
    context.db
      .select()
      .from(delivery)
      .where(eq(delivery.grantId, grantId))
      .orderBy(desc(delivery.id))
      .limit(50),
    context.db
      .select()
      .from(notice)
      .where(and(eq(notice.organizationId, organizationId), eq(notice.releaseId, row.releaseId)))
      .orderBy(desc(notice.id))
      .limit(50),
    readChallenge(context, row),
  ])
  return {
    ...presentGrant(row, context.now()),
    release: presentSource(source.release),
    pool: { poolId: source.pool.id, name: source.pool.name },
    organization: {
      organizationId,
      name: source.organization.name,
      recipient: source.organization.recipient,
    },
    challenge,
    deliveries: deliveries.map(presentDelivery),
    notices: notices.map(presentNotice),
    can: {
      requestDelivery: can(context.actor, "delivery.request", standing),
      challenge: can(context.actor, "grant.challenge", standing) && isChallengeable(context, row),
    },
  }
}

/** Whether the actor's own wallet could challenge it now; the chain's clock has the last word. */
function isChallengeable({ actor, now }: ServiceContext, row: typeof grant.$inferSelect): boolean {
  const isBuyer = actor.kind === "person" && actor.address === row.buyerAddress
  return isBuyer && grantMachine.canTransition(row.state, "challenge") && now() < row.inspectionEndsAt
}

function presentNotice({ id, contributionId, message, createdAt, readAt }: typeof notice.$inferSelect) {
  return { noticeId: id, contributionId, itemCount: message.itemIds.length, createdAt, readAt }
}

function presentSource(row: typeof release.$inferSelect) {
  const { name, number, itemCount, labelCount, manifestRoot, licenceText } = row
  const licence = licenceById(row.licenceId) ?? null
  return { releaseId: row.id, name, number, itemCount, labelCount, manifestRoot, licence, licenceText }
}

/** A grant of an organization, with what the actor is to it; NOT_FOUND for one that belongs to none. */
export async function loadGrant(context: ServiceContext, grantId: Id<"grant">) {
  refuseStranger(context)
  const [row] = await context.db.select().from(grant).where(eq(grant.id, grantId))
  if (row === undefined || row.organizationId === null) throw notFound("grant")
  const standing = await organizationStanding(context, row.organizationId, "grant")
  return { row, standing, organizationId: row.organizationId }
}
