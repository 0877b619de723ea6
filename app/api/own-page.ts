import "server-only"
import { webEnv } from "@/server/platform/env"

/** Refuses a request that another site's page sent: a browser always names the page's origin. Null lets it in. */
export function refuseForeignPage(request: Request): Response | null {
  const origin = request.headers.get("origin")
  if (origin === null || origin === new URL(webEnv().ORIGIN).origin) return null
  return new Response(`Open Millpond at ${webEnv().ORIGIN} to do this.`, { status: 403 })
}
