import type { Metadata } from "next"
import { HydrateClient, prefetchInfinite, trpc } from "@/app/_trpc/server"
import { type PoolsFilter, poolQueryOf } from "./_components/pools-filter"
import { PoolsScreen } from "./client"

export const metadata: Metadata = {
  title: "Pools",
  description:
    "Governed collections of contributed data: what is in them, on whose terms, and what they paid.",
}

export default async function PoolsPage({ searchParams }: { readonly searchParams: Promise<PoolsFilter> }) {
  const filter = await searchParams
  await prefetchInfinite(
    trpc.pool.list.infiniteQueryOptions(poolQueryOf(filter), { getNextPageParam: (page) => page.nextCursor }),
  )
  return (
    <HydrateClient>
      <PoolsScreen filter={filter} />
    </HydrateClient>
  )
}
