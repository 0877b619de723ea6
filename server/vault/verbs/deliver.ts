import "server-only"
import { DomainError } from "@/server/domain/errors"
import type { Id } from "@/server/domain/id"
import type { Delivery } from "../delivery/load-delivery"
import { hasDeliveryRight, loadDelivery, loadReleaseItems } from "../delivery/load-delivery"
import { writeCopy } from "../delivery/write-copy"
import { judgeAndLog, judgeRead, logRead, type ReadRequest, type WantedItem } from "../judge-read"
import { keyedHash } from "../keys"
import { readPoolHashKey } from "../pool-keys"
import type { VaultContext, VaultHandler } from "../vault-context"

const attempts = 3
const noHash = `0x${"0".repeat(64)}` as const

/** Writes a buyer's encrypted copy of a release to the blob store. See the protocol. */
export const deliver: VaultHandler<"deliver"> = async (context, input) => {
  const delivery = await loadDelivery(context, input.deliveryId as Id<"delivery">)
  const items = await loadReleaseItems(context, delivery)
  const hashKey = await readPoolHashKey(context, delivery.poolId)
  const fingerprint = keyedHash(hashKey, "delivery", delivery.deliveryId)
  const request = requestOf(delivery, items, await hasDeliveryRight(context, delivery))
  if (!request.hasRight) {
    await context.db.transaction((transaction) => judgeAndLog(context, transaction, request))
    return {
      ...{ outcome: "grant_not_active", blobKey: null, byteSize: 0, itemCount: 0, labelCount: 0 },
      ...{ withheldItemIds: items.map((item) => item.itemId), contentHash: noHash, fingerprint },
    } as const
  }
  for (let attempt = 0; attempt < attempts; attempt++) {
    const made = await makeCopy(context, delivery, request, fingerprint)
    if (made !== null) return { outcome: "delivered", fingerprint, ...made } as const
  }
  throw new DomainError("VAULT_UNAVAILABLE", "Gates kept closing while the copy was made. Try again.")
}

function requestOf(delivery: Delivery, items: readonly WantedItem[], hasRight: boolean): ReadRequest {
  return {
    purpose: "train",
    readerId: delivery.organizationId,
    rightKind: "delivery",
    rightId: delivery.deliveryId,
    hasRight,
    items,
  }
}

/**
 * The copy is written first and becomes a delivery only with its log entries: where a gate has closed in between, it
 * is thrown away. Null asks for another attempt.
 */
async function makeCopy(
  context: VaultContext,
  delivery: Delivery,
  request: ReadRequest,
  fingerprint: `0x${string}`,
) {
  const planned = await judgeRead(context, context.db, request, "look")
  const blobKey = `deliveries/${delivery.deliveryId}`
  const copy = await writeCopy(context, { delivery, planned, blobKey, fingerprint })
  const isStanding =
    copy !== null &&
    (await context.db.transaction(async (transaction) => {
      const judged = await judgeRead(context, transaction, request, "hold")
      if (judged.released.length !== planned.released.length) return false
      await logRead(context, transaction, request, judged)
      return true
    }))
  if (!isStanding) {
    await context.blobs.delete(blobKey)
    return null
  }
  return { blobKey, withheldItemIds: [...planned.withheldItemIds], ...copy }
}
