import { openDelivery } from "@/server/services/delivery/get-delivery"
import { idFrom, respondToPersonOrKey } from "../../v1/respond"

interface Segment {
  readonly params: Promise<{ readonly deliveryId: string }>
}

/** The encrypted copy, for a member who is signed in or with the organization's key. */
export function GET(request: Request, { params }: Segment): Promise<Response> {
  return respondToPersonOrKey(request, async (context) => {
    const deliveryId = idFrom("delivery", (await params).deliveryId)
    const { content, byteSize, fileName } = await openDelivery(context, { deliveryId })
    return new Response(content, {
      headers: {
        "Content-Type": "application/octet-stream",
        "Content-Length": String(byteSize),
        "Content-Disposition": `attachment; filename="${fileName}"`,
        "Cache-Control": "private, no-store",
      },
    })
  })
}
