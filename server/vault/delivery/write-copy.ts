import "server-only"
import { createHash } from "node:crypto"
import { Readable } from "node:stream"
import { eq } from "drizzle-orm"
import { releaseLabel } from "@/db/schema"
import { encryptFor } from "@/server/domain/envelope/age"
import { type DeliveryRow, deliveryLine } from "@/server/domain/envelope/delivery-rows"
import type { JudgedRead } from "../judge-read"
import { keyedHash } from "../keys"
import { openItems, unsealItemKeys } from "../sealed-items"
import type { VaultContext } from "../vault-context"
import type { Delivery } from "./load-delivery"

const itemsPerRead = 500

export interface CopyPlan {
  readonly delivery: Delivery
  readonly planned: JudgedRead
  readonly blobKey: string
  /** Keyed hash of the delivery; decides the order of its rows, so that a leaked copy names its buyer. */
  readonly fingerprint: `0x${string}`
}

export interface WrittenCopy {
  /** Size of the encrypted copy. */
  readonly byteSize: number
  /** SHA-256 of the plaintext JSON Lines. */
  readonly contentHash: `0x${string}`
  readonly itemCount: number
  readonly labelCount: number
}

/** Streams the copy from sealed items through age into the blob store. Null where an item has gone meanwhile. */
export async function writeCopy(context: VaultContext, plan: CopyPlan): Promise<WrittenCopy | null> {
  const hash = createHash("sha256")
  const counts = { release: 0, item: 0, label: 0 }
  const encode = async function* () {
    const text = new TextEncoder()
    for await (const row of rowsOf(context, plan)) {
      const line = text.encode(deliveryLine(row))
      hash.update(line)
      counts[row.type] += 1
      yield line
    }
  }
  const lines = Readable.toWeb(Readable.from(encode())) as ReadableStream<Uint8Array>
  const encrypted = await encryptFor([plan.delivery.recipient], lines)
  const { byteSize } = await context.blobs.put(plan.blobKey, encrypted)
  if (counts.item !== plan.planned.released.length) return null
  const contentHash: `0x${string}` = `0x${hash.digest("hex")}`
  return { byteSize, contentHash, itemCount: counts.item, labelCount: counts.label }
}

async function* rowsOf(context: VaultContext, plan: CopyPlan): AsyncGenerator<DeliveryRow> {
  yield headerRow(plan.delivery)
  const keys = await unsealItemKeys(context, plan.planned.sealedKeys)
  const items = inBuyersOrder(plan.planned.released, plan.fingerprint, (item) => item.itemId)
  for (let start = 0; start < items.length; start += itemsPerRead) {
    const opened = await openItems(context.db, keys, items.slice(start, start + itemsPerRead))
    for (const [itemId, content] of opened) yield { type: "item", itemId, content }
  }
  const withheld = new Set<string>(plan.planned.withheldItemIds)
  const labels = await context.db
    .select()
    .from(releaseLabel)
    .where(eq(releaseLabel.releaseId, plan.delivery.release.id))
  const kept = labels.filter((label) => !label.itemIds.some((itemId) => withheld.has(itemId)))
  for (const label of inBuyersOrder(kept, plan.fingerprint, (one) => one.taskId)) {
    const { taskId, itemIds, answer, confidence, annotationCount, source } = label
    yield { type: "label", taskId, itemIds, answer, confidence, annotationCount, source }
  }
}

function headerRow({ release, deliveryId, grantId }: Delivery): DeliveryRow {
  return {
    type: "release",
    releaseId: release.id,
    name: release.name,
    number: release.number,
    licence: release.licenceId,
    licenceText: release.licenceText,
    manifestRoot: release.manifestRoot,
    deliveryId,
    grantId,
  }
}

function inBuyersOrder<Row>(rows: readonly Row[], fingerprint: string, idOf: (row: Row) => string): Row[] {
  const key = Buffer.from(fingerprint.slice(2), "hex")
  const placed = rows.map((row) => ({ row, place: keyedHash(key, "place", idOf(row)) }))
  return placed.sort((one, other) => (one.place < other.place ? -1 : 1)).map(({ row }) => row)
}
