import { croissantVersion, withOrigin } from "@/server/domain/croissant/croissant"
import { notFound } from "@/server/domain/errors"
import { webEnv } from "@/server/platform/env"
import { getRelease } from "@/server/services/release/get-release"
import { idFrom, respond } from "../../../respond"

interface Segment {
  readonly params: Promise<{ readonly releaseId: string }>
}

/** A release's Croissant 1.1 description, with absolute addresses. */
export function GET(request: Request, { params }: Segment): Promise<Response> {
  return respond(request, async (context) => {
    const releaseId = idFrom("release", (await params).releaseId)
    const { croissant } = await getRelease(context, { releaseId })
    if (croissant === null) throw notFound("description")
    return new Response(JSON.stringify(withOrigin(croissant, new URL(webEnv().ORIGIN).origin), null, 2), {
      headers: { "Content-Type": `application/ld+json; profile="${croissantVersion}"` },
    })
  })
}
