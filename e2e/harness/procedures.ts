import type { BrowserContext } from "@playwright/test"
import { createTRPCClient, httpLink } from "@trpc/client"
import superjson from "superjson"
import type { AppRouter } from "@/server/api/router"
import { place } from "./place"

export type Procedures = ReturnType<typeof proceduresOf>

/** The server's procedures with the session of a browser. */
export function proceduresOf(context: BrowserContext) {
  const { origin } = place()
  return createTRPCClient<AppRouter>({
    links: [
      httpLink({
        url: `${origin}/api/trpc`,
        transformer: superjson,
        async fetch(input, init) {
          const answer = await context.request.fetch(String(input), {
            method: init?.method ?? "GET",
            headers: { "content-type": "application/json", origin },
            ...(typeof init?.body === "string" ? { data: init.body } : {}),
          })
          return new Response(new Uint8Array(await answer.body()), { status: answer.status() })
        },
      }),
    ],
  })
}
