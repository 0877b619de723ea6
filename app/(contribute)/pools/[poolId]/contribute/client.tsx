"use client"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { routes } from "@/app/_lib/routes"
import { useTRPC } from "@/app/_trpc/client"
import { ErrorPanel } from "@/app/_trpc/error-panel"
import { LinkButton } from "@/app/_ui/button"
import { EmptyState } from "@/app/_ui/empty-state"
import { PageHeader } from "@/app/_ui/page-header"
import { Skeleton, SkeletonRows } from "@/app/_ui/skeleton"
import type { Id } from "@/server/domain/id"
import { ContributeFlow } from "./_components/contribute-flow"
import { ResumeDraft } from "./_components/resume-draft"

interface ContributeScreenProps {
  readonly poolId: Id<"pool">
  /** A contribution that was begun on this device and goes on. */
  readonly resumeId?: Id<"contribution">
  /** A contribution whose rejected rows are mended here. */
  readonly fixesId?: Id<"contribution">
}

/** Contributing to a pool, from picking data to the vault's verdict. */
export function ContributeScreen({ poolId, resumeId, fixesId }: ContributeScreenProps) {
  const trpc = useTRPC()
  const pool = useQuery(trpc.pool.get.queryOptions({ poolId }))
  // Signing in empties what was read before; what was picked on this page must outlive that.
  const [known, setKnown] = useState(pool.data)
  if (pool.data !== undefined && pool.data !== known) setKnown(pool.data)
  if (known === undefined) {
    if (pool.isError) return <ErrorPanel error={pool.error} onRetry={() => void pool.refetch()} />
    return <ContributeSkeleton />
  }
  const { name, state } = known
  return (
    <>
      <PageHeader
        title={fixesId === undefined ? "Contribute" : "Mend and send again"}
        lead={`Into the pool “${name}”.`}
        back={{ href: routes.pool(poolId), label: name }}
      />
      {state !== "open" ? (
        <EmptyState
          title="This pool is not open"
          text={
            state === "closed"
              ? "It takes no more contributions. What it holds keeps its terms."
              : "Its owner has not opened it yet."
          }
          action={<LinkButton href={routes.pools()}>See other pools</LinkButton>}
        />
      ) : resumeId !== undefined ? (
        <ResumeDraft pool={known} contributionId={resumeId} />
      ) : (
        <ContributeFlow pool={known} {...(fixesId === undefined ? {} : { fixesId })} />
      )}
    </>
  )
}

function ContributeSkeleton() {
  return (
    <div className="flex flex-col gap-8">
      <Skeleton className="h-9 w-56" />
      <Skeleton className="h-9 w-full max-w-lg" />
      <SkeletonRows rows={4} />
    </div>
  )
}
