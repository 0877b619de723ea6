import "server-only"
import { TRPCError } from "@trpc/server"
import { notFound } from "next/navigation"
import { cache } from "react"
import { createRequestContext } from "@/server/api/request-context"
import { appRouter } from "@/server/api/router"
import { createCaller } from "@/server/api/trpc"
import type { SiteConfig } from "../_lib/site-config"
import type { Viewer } from "../_wallet/session"

// Apart from ./server: a page that draws all it shows on the server reads from here, and its browser gets no queries.

/** The context of this request; made once. */
export const readContext = cache(createRequestContext)

/** Procedures as plain calls, for what a page needs itself: its content, its title, a redirect. */
export const readCaller = cache(async () => createCaller(appRouter)(await readContext()))

/** Who is signed in, by the request's cookie. */
export async function readViewer(): Promise<Viewer | null> {
  const { actor } = await readContext()
  return actor.kind === "person" ? { accountId: actor.accountId, address: actor.address } : null
}

/** Chain, addresses and token, for every screen. */
export const readSiteConfig = cache(async (): Promise<SiteConfig> => (await readCaller()).site.config())

const absent: readonly TRPCError["code"][] = ["NOT_FOUND", "BAD_REQUEST"]

/** Awaits what a page cannot be without. Answers 404 where there is no such thing. */
export async function orNotFound<Thing>(reading: Promise<Thing>): Promise<Thing> {
  try {
    return await reading
  } catch (error) {
    if (error instanceof TRPCError && absent.includes(error.code)) notFound()
    throw error
  }
}
