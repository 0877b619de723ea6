import { DomainError } from "@/server/domain/errors"
import { listGrants } from "@/server/services/grant/list-grants"
import { respond } from "../respond"

/** The grants of the key's organization, newest first: `?cursor=`. */
export function GET(request: Request): Promise<Response> {
  return respond(request, async (context) => {
    if (context.actor.kind !== "organizationKey") {
      throw new DomainError("NOT_SIGNED_IN", "Send your organization's key: Authorization: Bearer mp_…")
    }
    const cursor = new URL(request.url).searchParams.get("cursor")
    const { organizationId } = context.actor
    return { body: await listGrants(context, { organizationId, cursor }) }
  })
}
