"use client"
import { useQuery } from "@tanstack/react-query"
import type { ReactNode } from "react"
import { routes } from "@/app/_lib/routes"
import { useTRPC } from "@/app/_trpc/client"
import { ErrorPanel } from "@/app/_trpc/error-panel"
import { StatusBadge } from "@/app/_ui/badge"
import { LinkButton } from "@/app/_ui/button"
import { EmptyState } from "@/app/_ui/empty-state"
import { PageHeader } from "@/app/_ui/page-header"
import { Skeleton, SkeletonRows } from "@/app/_ui/skeleton"
import { LinkTabs } from "@/app/_ui/tabs"
import type { Viewer } from "@/app/_wallet/session"
import { SignedInOnly } from "@/app/_wallet/signed-in-only"
import type { Id } from "@/server/domain/id"
import type { PoolSheet } from "../../../../_views"

const openingPollMilliseconds = 1500

export interface PoolRoomProps {
  readonly poolId: Id<"pool">
  readonly children: (pool: PoolSheet, viewer: Viewer) => ReactNode
}

/** The head and tabs of a pool's management, around one of its tabs. */
export function PoolRoom({ poolId, children }: PoolRoomProps) {
  return (
    <SignedInOnly what="manage this pool" text="A pool belongs to the wallet that opened it.">
      {(viewer) => <OwnPool poolId={poolId}>{(pool) => children(pool, viewer)}</OwnPool>}
    </SignedInOnly>
  )
}

interface OwnPoolProps {
  readonly poolId: Id<"pool">
  readonly children: (pool: PoolSheet) => ReactNode
}

function OwnPool({ poolId, children }: OwnPoolProps) {
  const trpc = useTRPC()
  const pool = useQuery({
    ...trpc.pool.get.queryOptions({ poolId }),
    refetchInterval: (query) => (query.state.data?.state === "opening" ? openingPollMilliseconds : false),
  })
  if (pool.isPending) return <RoomSkeleton />
  if (pool.isError) return <ErrorPanel error={pool.error} onRetry={() => void pool.refetch()} />
  if (!pool.data.can.appointModerator) return <NotYours poolId={poolId} name={pool.data.name} />
  return (
    <>
      <PageHeader
        title={pool.data.name}
        back={{ href: routes.manage(), label: "Manage" }}
        status={<StatusBadge state={pool.data.state} />}
        actions={
          pool.data.state === "draft" ? undefined : (
            <LinkButton href={routes.pool(poolId)}>See its public page</LinkButton>
          )
        }
      />
      <LinkTabs label="Parts of this pool" tabs={tabsOf(pool.data)} />
      <div className="pt-8">{children(pool.data)}</div>
    </>
  )
}

function tabsOf({ poolId, state }: PoolSheet) {
  const tab = (name: Parameters<typeof routes.managePoolTab>[1], label: string) => ({
    href: routes.managePoolTab(poolId, name),
    label,
  })
  const overview = { href: routes.managePool(poolId), label: "Overview" }
  if (state === "draft" || state === "opening") {
    return [overview, tab("edit", "Terms"), tab("moderators", "Moderators")]
  }
  return [
    overview,
    tab("projects", "Projects"),
    tab("releases", "Releases"),
    tab("epochs", "Epochs"),
    tab("moderators", "Moderators"),
  ]
}

function NotYours({ poolId, name }: { readonly poolId: Id<"pool">; readonly name: string }) {
  return (
    <EmptyState
      title={`${name} belongs to another wallet`}
      text="Only the wallet that opened a pool manages it. Its public page shows everything that is public."
      action={<LinkButton href={routes.pool(poolId)}>See its public page</LinkButton>}
    />
  )
}

function RoomSkeleton() {
  return (
    <div className="flex flex-col gap-8">
      <Skeleton className="h-9 w-72" />
      <Skeleton className="h-9 w-full max-w-lg" />
      <SkeletonRows rows={4} />
    </div>
  )
}
