import { getDelivery } from "@/server/services/delivery/get-delivery"
import { idFrom, respond } from "../../respond"

interface Segment {
  readonly params: Promise<{ readonly deliveryId: string }>
}

/** A delivery's state, figures and signed manifest; the file itself is at its `downloadPath` once it is ready. */
export function GET(request: Request, { params }: Segment): Promise<Response> {
  return respond(request, async (context) => {
    const deliveryId = idFrom("delivery", (await params).deliveryId)
    return { body: await getDelivery(context, { deliveryId }) }
  })
}
