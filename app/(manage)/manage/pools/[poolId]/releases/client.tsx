"use client"
import { useQuery } from "@tanstack/react-query"
import { PackageOpen } from "lucide-react"
import { useState } from "react"
import { useTRPC } from "@/app/_trpc/client"
import { ErrorPanel } from "@/app/_trpc/error-panel"
import { Button } from "@/app/_ui/button"
import { EmptyState } from "@/app/_ui/empty-state"
import { SkeletonRows } from "@/app/_ui/skeleton"
import type { Id } from "@/server/domain/id"
import type { PoolSheet, ReleaseCard } from "../../../../_views"
import { PoolRoom } from "../_components/pool-room"
import { ChallengedSales } from "./_components/challenged-sales"
import { CutDialog } from "./_components/cut-dialog"
import { ReleaseRow } from "./_components/release-row"

const pollMilliseconds = 1500

export interface ReleasesScreenProps {
  readonly poolId: Id<"pool">
  readonly cutProjectId: Id<"project"> | null
}

/** What a pool sells. */
export function ReleasesScreen({ poolId, cutProjectId }: ReleasesScreenProps) {
  return <PoolRoom poolId={poolId}>{(pool) => <Releases pool={pool} cutProjectId={cutProjectId} />}</PoolRoom>
}

function Releases({ pool, cutProjectId }: { pool: PoolSheet; cutProjectId: Id<"project"> | null }) {
  const trpc = useTRPC()
  const [isCutting, setCutting] = useState(cutProjectId !== null && pool.can.cutRelease)
  const list = useQuery({
    ...trpc.release.list.queryOptions({ poolId: pool.poolId }),
    refetchInterval: (query) => (query.state.data?.items.some(isPreparing) ? pollMilliseconds : false),
  })
  if (list.isPending) return <SkeletonRows rows={3} />
  if (list.isError) return <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />
  const { items } = list.data
  const mayCut = pool.can.cutRelease && pool.projects.some(isCuttable)
  return (
    <div className="flex flex-col gap-4">
      <ChallengedSales poolId={pool.poolId} />
      {mayCut && items.length > 0 ? (
        <Button variant="primary" className="self-end" onClick={() => setCutting(true)}>
          Cut a release
        </Button>
      ) : null}
      {items.length === 0 ? (
        <NoReleases mayCut={mayCut} onCut={() => setCutting(true)} />
      ) : (
        <ul aria-label="Releases of this pool" className="flex flex-col gap-4">
          {items.map((release) => (
            <ReleaseRow key={release.releaseId} release={release} />
          ))}
        </ul>
      )}
      {isCutting ? (
        <CutDialog pool={pool} initialProjectId={cutProjectId} onClose={() => setCutting(false)} />
      ) : null}
    </div>
  )
}

function isPreparing({ state }: ReleaseCard): boolean {
  return state === "preparing"
}

function isCuttable({ state }: PoolSheet["projects"][number]): boolean {
  return state !== "draft"
}

function NoReleases({ mayCut, onCut }: { readonly mayCut: boolean; readonly onCut: () => void }) {
  return (
    <EmptyState
      icon={<PackageOpen />}
      title="No release yet"
      text={
        mayCut
          ? "A release is a snapshot that never changes: items whose consent allows training, with the labels settled by now, and the weights of everybody who made it."
          : "A release is cut from a project that people have labeled. Open a project first."
      }
      action={
        mayCut ? (
          <Button variant="primary" onClick={onCut}>
            Cut the first release
          </Button>
        ) : undefined
      }
    />
  )
}
