import "server-only"
import {
  dehydrate,
  type FetchInfiniteQueryOptions,
  type FetchQueryOptions,
  HydrationBoundary,
  type QueryKey,
} from "@tanstack/react-query"
import { createTRPCOptionsProxy } from "@trpc/tanstack-react-query"
import { cache, type ReactNode } from "react"
import { appRouter } from "@/server/api/router"
import { TrpcProvider } from "./client"
import { makeQueryClient } from "./query-client"
import { orNotFound, readContext } from "./read"

const getQueryClient = cache(makeQueryClient)

/** Procedures as query options, run in this process: `prefetch(trpc.pool.get.queryOptions({ poolId }))`. */
export const trpc = createTRPCOptionsProxy({
  ctx: readContext,
  router: appRouter,
  queryClient: getQueryClient,
})

/**
 * Starts a query on the server for the page below HydrateClient. Await it where that page reads by useQuery, so that
 * both sides draw the same; without awaiting, the answer streams and the page must read by useSuspenseQuery.
 */
export function prefetch(options: { readonly queryKey: readonly unknown[] }): Promise<void> {
  return getQueryClient().prefetchQuery(options)
}

/** Reads what a page cannot be without, and hands it on to the page. Answers 404 where there is no such thing. */
export function readOr404<Data, Fault, Key extends QueryKey>(
  options: FetchQueryOptions<Data, Fault, Data, Key>,
): Promise<Data> {
  return orNotFound(getQueryClient().fetchQuery(options))
}

/** As prefetch, for a list that goes on: the options of useInfiniteQuery. */
export function prefetchInfinite<Page, Fault, Key extends QueryKey, Cursor>(
  options: FetchInfiniteQueryOptions<Page, Fault, Page, Key, Cursor>,
): Promise<void> {
  return getQueryClient().prefetchInfiniteQuery(options)
}

/**
 * Gives the client components below the procedures, and hands on what was prefetched for them. It waits for the
 * answers: one that came between markup and hydration would make the two differ, and a first paint with content beats
 * one with a skeleton.
 */
export async function HydrateClient({ children }: { readonly children: ReactNode }) {
  const queryClient = getQueryClient()
  await Promise.allSettled(
    queryClient
      .getQueryCache()
      .getAll()
      .map((query) => query.promise),
  )
  return (
    <TrpcProvider>
      <HydrationBoundary state={dehydrate(queryClient)}>{children}</HydrationBoundary>
    </TrpcProvider>
  )
}
