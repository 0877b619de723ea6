import { listReleases, listReleasesInput } from "@/server/services/release/list-releases"
import { respond } from "../respond"

/** Releases on sale, a page at a time: `?poolId=&search=&cursor=`. */
export function GET(request: Request): Promise<Response> {
  return respond(request, async (context) => {
    const query = Object.fromEntries(new URL(request.url).searchParams)
    return { body: await listReleases(context, listReleasesInput.parse(query)) }
  })
}
