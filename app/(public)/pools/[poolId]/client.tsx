"use client"
import { useQuery } from "@tanstack/react-query"
import { routes } from "@/app/_lib/routes"
import { useTRPC } from "@/app/_trpc/client"
import { ErrorPanel } from "@/app/_trpc/error-panel"
import { StatusBadge } from "@/app/_ui/badge"
import { PageHeader } from "@/app/_ui/page-header"
import { SheetSkeleton } from "@/app/_ui/skeleton"
import type { Id } from "@/server/domain/id"
import type { PoolSheet } from "../_views"
import { PoolActions } from "./_components/pool-actions"
import { PoolContents } from "./_components/pool-contents"
import { PoolFigures } from "./_components/pool-figures"
import { PoolGates } from "./_components/pool-gates"
import { PoolProjects } from "./_components/pool-projects"
import { PoolReleases } from "./_components/pool-releases"
import { PoolSplit } from "./_components/pool-split"
import { PoolTerms } from "./_components/pool-terms"

/** A pool's fact sheet. */
export function PoolScreen({ poolId }: { readonly poolId: Id<"pool"> }) {
  const trpc = useTRPC()
  const pool = useQuery(trpc.pool.get.queryOptions({ poolId }))
  if (pool.isPending) return <SheetSkeleton />
  if (pool.isError) return <ErrorPanel error={pool.error} onRetry={() => void pool.refetch()} />
  return <FactSheet pool={pool.data} />
}

function FactSheet({ pool }: { readonly pool: PoolSheet }) {
  return (
    <article>
      <PageHeader
        title={pool.name}
        lead={pool.purpose}
        back={{ href: routes.pools(), label: "Pools" }}
        status={<StatusBadge state={pool.state} />}
        actions={<PoolActions pool={pool} />}
      />
      <PoolFigures pool={pool} />
      <div className="grid gap-x-12 lg:grid-cols-[minmax(0,1fr)_21rem]">
        <div className="min-w-0">
          <PoolContents pool={pool} />
          <PoolProjects pool={pool} />
          <PoolReleases pool={pool} />
        </div>
        <div className="min-w-0">
          <PoolTerms pool={pool} />
          <PoolSplit pool={pool} />
          <PoolGates pool={pool} />
        </div>
      </div>
    </article>
  )
}
