import "server-only"
import {
  dehydrate,
  type FetchInfiniteQueryOptions,
  type FetchQueryOptions,
  HydrationBoundary,
  type QueryKey,
} from "@tanstack/react-query"
import { TRPCError } from "@trpc/server"
import { createTRPCOptionsProxy } from "@trpc/tanstack-react-query"
import { notFound } from "next/navigation"
import { cache, type ReactNode } from "react"
import { createRequestContext } from "@/server/api/request-context"
import { appRouter } from "@/server/api/router"
import { createCaller } from "@/server/api/trpc"
import type { SiteConfig } from "../_lib/site-config"
import type { Viewer } from "../_wallet/session"
import { makeQueryClient } from "./query-client"

const readContext = cache(createRequestContext)
const getQueryClient = cache(makeQueryClient)

/** Procedures as query options, run in this process: `prefetch(trpc.pool.get.queryOptions({ poolId }))`. */
export const trpc = createTRPCOptionsProxy({
  ctx: readContext,
  router: appRouter,
  queryClient: getQueryClient,
})

/** Procedures as plain calls, for what a page needs itself: its title, a redirect. */
export const readCaller = cache(async () => createCaller(appRouter)(await readContext()))

/**
 * Starts a query on the server for the page below HydrateClient. Await it where that page reads by useQuery, so that
 * both sides draw the same; without awaiting, the answer streams and the page must read by useSuspenseQuery.
 */
export function prefetch(options: { readonly queryKey: readonly unknown[] }): Promise<void> {
  return getQueryClient().prefetchQuery(options)
}

/** Reads what a page cannot be without, and hands it on to the page. Answers 404 where there is no such thing. */
export async function readOr404<Data, Fault, Key extends QueryKey>(
  options: FetchQueryOptions<Data, Fault, Data, Key>,
): Promise<Data> {
  try {
    return await getQueryClient().fetchQuery(options)
  } catch (error) {
    if (error instanceof TRPCError && absent.includes(error.code)) notFound()
    throw error
  }
}

const absent: readonly TRPCError["code"][] = ["NOT_FOUND", "BAD_REQUEST"]

/** As prefetch, for a list that goes on: the options of useInfiniteQuery. */
export function prefetchInfinite<Page, Fault, Key extends QueryKey, Cursor>(
  options: FetchInfiniteQueryOptions<Page, Fault, Page, Key, Cursor>,
): Promise<void> {
  return getQueryClient().prefetchInfiniteQuery(options)
}

/**
 * Hands what was prefetched to the client components below. It waits for the answers: one that came between markup
 * and hydration would make the two differ, and a first paint with content beats one with a skeleton.
 */
export async function HydrateClient({ children }: { readonly children: ReactNode }) {
  const queryClient = getQueryClient()
  await Promise.allSettled(
    queryClient
      .getQueryCache()
      .getAll()
      .map((query) => query.promise),
  )
  return <HydrationBoundary state={dehydrate(queryClient)}>{children}</HydrationBoundary>
}

/** Who is signed in, by the request's cookie. */
export async function readViewer(): Promise<Viewer | null> {
  const { actor } = await readContext()
  return actor.kind === "person" ? { accountId: actor.accountId, address: actor.address } : null
}

/** Chain, addresses and token, for every screen. */
export async function readSiteConfig(): Promise<SiteConfig> {
  const caller = await readCaller()
  return caller.site.config()
}
