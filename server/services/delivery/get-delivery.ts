import "server-only"
import { eq } from "drizzle-orm"
import { z } from "zod"
import { delivery } from "@/db/schema"
import { notFound, wrongState } from "@/server/domain/errors"
import type { Id } from "@/server/domain/id"
import { refuseStranger, requireCan, type ServiceContext } from "../context"
import { organizationStanding } from "../organization/standing"
import { idOf } from "../paging"
import { presentDelivery } from "./present-delivery"

export const getDeliveryInput = z.strictObject({ deliveryId: idOf("delivery") })

/** A delivery: its state, figures and signed manifest. */
export async function getDelivery(context: ServiceContext, { deliveryId }: z.infer<typeof getDeliveryInput>) {
  return presentDelivery(await loadDelivery(context, deliveryId))
}

/** The encrypted copy itself, to be streamed out under its file name. */
export async function openDelivery(
  context: ServiceContext,
  { deliveryId }: z.infer<typeof getDeliveryInput>,
): Promise<{
  readonly content: ReadableStream<Uint8Array>
  readonly byteSize: number
  readonly fileName: string
}> {
  const row = await loadDelivery(context, deliveryId)
  if (row.state !== "ready" || row.blobKey === null) {
    throw wrongState("delivery", row.state, row.refusalReason ?? "wait until it is ready")
  }
  const [head, content] = [await context.blobs.head(row.blobKey), await context.blobs.get(row.blobKey)]
  if (head === null || content === null) throw notFound("delivery's file")
  return { content, byteSize: head.byteSize, fileName: `millpond-${row.releaseId}-${row.id}.jsonl.age` }
}

async function loadDelivery(context: ServiceContext, deliveryId: Id<"delivery">) {
  refuseStranger(context)
  const [row] = await context.db.select().from(delivery).where(eq(delivery.id, deliveryId))
  if (row === undefined) throw notFound("delivery")
  requireCan(context, "delivery.read", await organizationStanding(context, row.organizationId, "delivery"))
  return row
}
