"use client"
import { useInfiniteQuery } from "@tanstack/react-query"
import { Waves } from "lucide-react"
import { routes } from "@/app/_lib/routes"
import { useTRPC } from "@/app/_trpc/client"
import { ErrorPanel } from "@/app/_trpc/error-panel"
import { LinkButton } from "@/app/_ui/button"
import { EmptyState } from "@/app/_ui/empty-state"
import { PageHeader } from "@/app/_ui/page-header"
import { ShowMore } from "@/app/_ui/show-more"
import { Skeleton } from "@/app/_ui/skeleton"
import { PoolCardLink } from "./_components/pool-card-link"
import { PoolSearch } from "./_components/pool-search"
import { type PoolsFilter, poolQueryOf } from "./_components/pools-filter"

/** The catalogue of pools. */
export function PoolsScreen({ filter }: { readonly filter: PoolsFilter }) {
  return (
    <>
      <PageHeader
        title="Pools"
        lead="Each pool says what it collects, on whose terms, and what it has paid so far."
        actions={<LinkButton href={routes.openNewPool()}>Open a pool</LinkButton>}
      />
      <div className="flex flex-col gap-6">
        <PoolSearch filter={filter} />
        <PoolCards filter={filter} />
      </div>
    </>
  )
}

function PoolCards({ filter }: { readonly filter: PoolsFilter }) {
  const trpc = useTRPC()
  const pools = useInfiniteQuery(
    trpc.pool.list.infiniteQueryOptions(poolQueryOf(filter), { getNextPageParam: (page) => page.nextCursor }),
  )
  if (pools.isPending) return <CardsSkeleton />
  if (pools.isError) return <ErrorPanel error={pools.error} onRetry={() => void pools.refetch()} />
  const cards = pools.data.pages.flatMap((page) => page.items)
  if (cards.length === 0) return <NoPools isFiltered={Object.keys(poolQueryOf(filter)).length > 0} />
  return (
    <div className="flex flex-col gap-6">
      <ul className="grid gap-4 md:grid-cols-2 xl:grid-cols-3">
        {cards.map((card) => (
          <li key={card.poolId}>
            <PoolCardLink pool={card} />
          </li>
        ))}
      </ul>
      <ShowMore list={pools} label="Show more pools" className="self-center" />
    </div>
  )
}

function NoPools({ isFiltered }: { readonly isFiltered: boolean }) {
  if (isFiltered) {
    return (
      <EmptyState
        icon={<Waves />}
        title="No pool fits"
        text="Search for fewer words, or look at all of them."
        action={<LinkButton href={routes.pools()}>Show all pools</LinkButton>}
      />
    )
  }
  return (
    <EmptyState
      icon={<Waves />}
      title="No pools yet"
      text="A pool says what it collects, on what terms, and how its income is divided. Open the first one."
      action={
        <LinkButton variant="primary" href={routes.openNewPool()}>
          Open a pool
        </LinkButton>
      }
    />
  )
}

function CardsSkeleton() {
  return (
    <div role="status" aria-label="Loading" className="grid gap-4 md:grid-cols-2 xl:grid-cols-3">
      {["one", "two", "three"].map((key) => (
        <Skeleton key={key} className="h-60 rounded-lg" />
      ))}
    </div>
  )
}
