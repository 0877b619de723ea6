import "server-only"
import type { delivery } from "@/db/schema"

/** A delivery as its organization sees it; the file is at /api/deliveries/{id} once it is ready. */
export function presentDelivery(row: typeof delivery.$inferSelect) {
  return {
    deliveryId: row.id,
    grantId: row.grantId,
    releaseId: row.releaseId,
    state: row.state,
    refusalReason: row.refusalReason,
    recipient: row.recipient,
    byteSize: row.byteSize,
    itemCount: row.itemCount,
    labelCount: row.labelCount,
    withheldCount: row.withheldCount,
    manifest: row.manifest,
    manifestSignature: row.manifestSignature,
    downloadPath: row.state === "ready" ? `/api/deliveries/${row.id}` : null,
    createdAt: row.createdAt,
    readyAt: row.readyAt,
  }
}
