import "server-only"
import { eq } from "drizzle-orm"
import { z } from "zod"
import { delivery, type grant, organization } from "@/db/schema"
import { actorKey } from "@/server/domain/access/actor"
import { DomainError, wrongState } from "@/server/domain/errors"
import { isGrantActive } from "@/server/domain/grant/state"
import type { Id } from "@/server/domain/id"
import { newId, requireCan, type ServiceContext, writeAudit } from "../context"
import { loadGrant } from "../grant/get-grant"
import { idOf } from "../paging"

export const requestDeliveryInput = z.strictObject({ grantId: idOf("grant") })

/**
 * Asks for a copy of a grant's release, encrypted to the organization's recipient. The vault judges the right anew
 * when it makes the copy.
 * @throws DomainError WRONG_STATE for a grant that gives no right now, BAD_INPUT without a recipient
 */
export async function requestDelivery(
  context: ServiceContext,
  { grantId }: z.infer<typeof requestDeliveryInput>,
): Promise<{ readonly deliveryId: Id<"delivery"> }> {
  const { row, standing, organizationId } = await loadGrant(context, grantId)
  requireCan(context, "delivery.request", standing)
  if (!isGrantActive(row, context.now())) {
    throw wrongState("grant", rightOf(row, context.now()), "only an active one gives copies")
  }
  const [buyer] = await context.db
    .select({ recipient: organization.recipient })
    .from(organization)
    .where(eq(organization.id, organizationId))
  const recipient = buyer?.recipient ?? null
  if (recipient === null) {
    throw new DomainError(
      "BAD_INPUT",
      "Set your organization's age recipient first: copies are encrypted to it.",
    )
  }
  const deliveryId = newId(context, "delivery")
  await context.db.transaction(async (transaction) => {
    await transaction.insert(delivery).values({
      id: deliveryId,
      grantId,
      releaseId: row.releaseId,
      organizationId,
      requestedByKey: actorKey(context.actor),
      recipient,
      state: "preparing",
      createdAt: context.now(),
    })
    await writeAudit(context, transaction, "delivery.request", deliveryId, { grantId })
    await context.jobs.add(
      transaction,
      "prepareDelivery",
      { deliveryId },
      { key: `prepareDelivery:${deliveryId}` },
    )
  })
  return { deliveryId }
}

function rightOf({ state, startsAt, expiresAt }: typeof grant.$inferSelect, nowAt: Date): string {
  if (expiresAt <= nowAt) return "expired"
  return startsAt > nowAt ? "not begun" : state
}
