import { getGrant } from "@/server/services/grant/get-grant"
import { idFrom, respond } from "../../respond"

interface Segment {
  readonly params: Promise<{ readonly grantId: string }>
}

/** One grant with its deliveries and the withdrawals that came after. */
export function GET(request: Request, { params }: Segment): Promise<Response> {
  return respond(request, async (context) => {
    const grantId = idFrom("grant", (await params).grantId)
    return { body: await getGrant(context, { grantId }) }
  })
}
