import { getRelease } from "@/server/services/release/get-release"
import { idFrom, respond } from "../../respond"

interface Segment {
  readonly params: Promise<{ readonly releaseId: string }>
}

/** One release: terms, figures, schema, leaves drawn at random. */
export function GET(request: Request, { params }: Segment): Promise<Response> {
  return respond(request, async (context) => {
    const releaseId = idFrom("release", (await params).releaseId)
    return { body: await getRelease(context, { releaseId }) }
  })
}
