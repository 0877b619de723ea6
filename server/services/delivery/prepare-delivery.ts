import "server-only"
import { and, eq } from "drizzle-orm"
import { z } from "zod"
import { delivery, release } from "@/db/schema"
import { DomainError, notFound } from "@/server/domain/errors"
import { type DeliveryManifest, deliveryManifestText } from "@/server/domain/grant/delivery-manifest"
import type { VaultOutput } from "@/server/vault/protocol"
import { requireCan, type ServiceContext, writeAudit } from "../context"
import { idOf } from "../paging"

export const prepareDeliveryInput = z.strictObject({ deliveryId: idOf("delivery") })

type DeliveryRow = typeof delivery.$inferSelect
type Delivered = VaultOutput<"deliver">

/**
 * Has the vault make a buyer's copy, and signs what is in it. Told again of a delivery that is made, it does
 * nothing; a copy made twice replaces itself.
 */
export async function prepareDelivery(
  context: ServiceContext,
  { deliveryId }: z.infer<typeof prepareDeliveryInput>,
): Promise<void> {
  requireCan(context, "delivery.prepare")
  const [found] = await context.db
    .select({ delivery, release })
    .from(delivery)
    .innerJoin(release, eq(release.id, delivery.releaseId))
    .where(eq(delivery.id, deliveryId))
  if (found === undefined) throw notFound("delivery")
  if (found.delivery.state !== "preparing") return
  const delivered = await askVault(context, deliveryId)
  if (delivered === null) return
  if (delivered.outcome === "grant_not_active" || delivered.blobKey === null) {
    await refuse(context, found.delivery)
    return
  }
  await finish(context, found.delivery, found.release, delivered)
}

/** The vault's answer; null where another worker has finished the delivery a moment before. */
async function askVault(context: ServiceContext, deliveryId: DeliveryRow["id"]): Promise<Delivered | null> {
  try {
    return await context.vault.call("deliver", { deliveryId })
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== "VAULT_REFUSED") throw error
    const isPreparing = and(eq(delivery.id, deliveryId), eq(delivery.state, "preparing"))
    if ((await context.db.$count(delivery, isPreparing)) > 0) throw error
    return null
  }
}

async function refuse(context: ServiceContext, row: DeliveryRow): Promise<void> {
  await context.db.transaction(async (transaction) => {
    const refused = await transaction
      .update(delivery)
      .set({
        state: "refused",
        refusalReason:
          "The chain says that this grant is not active: it has ended, has not begun, or is challenged.",
        readyAt: context.now(),
      })
      .where(and(eq(delivery.id, row.id), eq(delivery.state, "preparing")))
      .returning({ id: delivery.id })
    if (refused.length > 0) await writeAudit(context, transaction, "delivery.refused", row.id)
  })
}

async function finish(
  context: ServiceContext,
  row: DeliveryRow,
  source: typeof release.$inferSelect,
  delivered: Delivered,
): Promise<void> {
  if (source.manifestRoot === null) throw notFound("manifest")
  const manifest: DeliveryManifest = {
    deliveryId: row.id,
    grantId: row.grantId,
    releaseId: row.releaseId,
    manifestRoot: source.manifestRoot,
    manifestSalt: source.manifestSalt,
    licence: source.licenceId,
    itemCount: delivered.itemCount,
    labelCount: delivered.labelCount,
    withheldItemIds: delivered.withheldItemIds,
    contentHash: delivered.contentHash,
    byteSize: delivered.byteSize,
    fingerprint: delivered.fingerprint,
    createdAt: context.now().toISOString(),
  }
  const manifestSignature = await context.signer.signText(deliveryManifestText(manifest))
  await context.db.transaction(async (transaction) => {
    const made = await transaction
      .update(delivery)
      .set({
        state: "ready",
        blobKey: delivered.blobKey,
        byteSize: delivered.byteSize,
        itemCount: delivered.itemCount,
        labelCount: delivered.labelCount,
        withheldCount: delivered.withheldItemIds.length,
        manifest,
        manifestSignature,
        readyAt: context.now(),
      })
      .where(and(eq(delivery.id, row.id), eq(delivery.state, "preparing")))
      .returning({ id: delivery.id })
    if (made.length === 0) return
    await writeAudit(context, transaction, "delivery.ready", row.id, {
      itemCount: delivered.itemCount,
      withheldCount: delivered.withheldItemIds.length,
    })
  })
}
