import { requestDelivery } from "@/server/services/delivery/request-delivery"
import { idFrom, respond } from "../../../respond"

interface Segment {
  readonly params: Promise<{ readonly grantId: string }>
}

/** Asks for a copy. It is made in the background: look at /api/v1/deliveries/{deliveryId}. */
export function POST(request: Request, { params }: Segment): Promise<Response> {
  return respond(request, async (context) => {
    const grantId = idFrom("grant", (await params).grantId)
    return { status: 202, body: await requestDelivery(context, { grantId }) }
  })
}
