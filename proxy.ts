import { type NextRequest, NextResponse } from "next/server"
import { canonicalPlace } from "./app/_lib/canonical-place"
import { webEnv } from "./server/platform/env"

/**
 * Opens a page under the name that its instance goes by, where it was asked for under another of this machine's. By a
 * Refresh header: Next takes all names of a machine for one, and would make a redirect between them lead to itself.
 */
export function proxy(request: NextRequest): NextResponse {
  const isPage = request.method === "GET" || request.method === "HEAD"
  const { pathname, search } = request.nextUrl
  const place = isPage
    ? canonicalPlace(webEnv().ORIGIN, request.headers.get("host"), `${pathname}${search}`)
    : null
  if (place === null) return NextResponse.next()
  return new NextResponse(`Millpond is at ${place}`, {
    headers: {
      refresh: `0; url=${place}`,
      "content-type": "text/plain; charset=utf-8",
      "cache-control": "no-store",
    },
  })
}

export const config = { matcher: ["/((?!api/|_next/).*)"] }
