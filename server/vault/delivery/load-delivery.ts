import "server-only"
import { asc, eq } from "drizzle-orm"
import { delivery, grant, organization, release, releaseItem } from "@/db/schema"
import { DomainError } from "@/server/domain/errors"
import type { Id } from "@/server/domain/id"
import type { WantedItem } from "../judge-read"
import type { VaultContext } from "../vault-context"

/** What the vault itself reads of a delivery. */
export type Delivery = Awaited<ReturnType<typeof loadDelivery>>

/** @throws DomainError VAULT_REFUSED where the delivery, its grant and its organization do not belong together */
export async function loadDelivery(context: VaultContext, deliveryId: Id<"delivery">) {
  const [row] = await context.db
    .select({
      deliveryId: delivery.id,
      state: delivery.state,
      wantedRecipient: delivery.recipient,
      deliveryOrganizationId: delivery.organizationId,
      deliveryReleaseId: delivery.releaseId,
      grantId: grant.id,
      grantState: grant.state,
      grantOnChainId: grant.onChainId,
      organizationId: organization.id,
      recipient: organization.recipient,
      release,
      poolId: release.poolId,
    })
    .from(delivery)
    .innerJoin(grant, eq(grant.id, delivery.grantId))
    .innerJoin(organization, eq(organization.id, grant.organizationId))
    .innerJoin(release, eq(release.id, grant.releaseId))
    .where(eq(delivery.id, deliveryId))
  if (row === undefined) throw new DomainError("VAULT_REFUSED", "There is no such delivery of a grant.")
  const { recipient, release: of } = row
  if (row.deliveryOrganizationId !== row.organizationId || row.deliveryReleaseId !== of.id) {
    throw new DomainError("VAULT_REFUSED", "This delivery does not belong to its grant.")
  }
  if (row.state !== "preparing") {
    throw new DomainError("VAULT_REFUSED", "This delivery is done. Request another copy.")
  }
  if (recipient === null || recipient !== row.wantedRecipient) {
    throw new DomainError("VAULT_REFUSED", "The organization's recipient has changed. Request another copy.")
  }
  return { ...row, recipient }
}

/** Whether the grant lets its buyer have a copy: our row and the chain both say so, and the chain for this release. */
export async function hasDeliveryRight(context: VaultContext, found: Delivery): Promise<boolean> {
  const isActiveHere = found.grantState === "escrowed" || found.grantState === "settled"
  if (!isActiveHere || found.release.onChainId === null) return false
  return context.chain.isGrantActive(found.grantOnChainId, found.release.onChainId)
}

/** The items of the delivery's release, in the release's order. */
export function loadReleaseItems(context: VaultContext, found: Delivery): Promise<readonly WantedItem[]> {
  return context.db
    .select({ itemId: releaseItem.itemId, contributionId: releaseItem.contributionId })
    .from(releaseItem)
    .where(eq(releaseItem.releaseId, found.release.id))
    .orderBy(asc(releaseItem.position))
}
