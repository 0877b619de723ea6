"use client"
import { useQuery } from "@tanstack/react-query"
import { UserRoundCheck } from "lucide-react"
import { formatCount } from "@/app/_lib/format"
import { useTRPC } from "@/app/_trpc/client"
import { ErrorPanel } from "@/app/_trpc/error-panel"
import { EmptyState } from "@/app/_ui/empty-state"
import { Hash } from "@/app/_ui/hash"
import { RelativeTime } from "@/app/_ui/relative-time"
import { SkeletonRows } from "@/app/_ui/skeleton"
import { type Column, Table } from "@/app/_ui/table"
import type { Id } from "@/server/domain/id"
import type { Moderator } from "../../../../_views"
import { PoolRoom } from "../_components/pool-room"
import { AppointForm } from "./_components/appoint-form"
import { DismissButton } from "./_components/dismiss-button"

/** Who judges what the crowd could not settle. */
export function ModeratorsScreen({ poolId }: { readonly poolId: Id<"pool"> }) {
  return <PoolRoom poolId={poolId}>{() => <Moderators poolId={poolId} />}</PoolRoom>
}

function Moderators({ poolId }: { readonly poolId: Id<"pool"> }) {
  return (
    <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <ModeratorList poolId={poolId} />
      <AppointForm poolId={poolId} />
    </div>
  )
}

function ModeratorList({ poolId }: { readonly poolId: Id<"pool"> }) {
  const trpc = useTRPC()
  const moderators = useQuery(trpc.pool.moderators.queryOptions({ poolId }))
  if (moderators.isPending) return <SkeletonRows rows={3} />
  if (moderators.isError)
    return <ErrorPanel error={moderators.error} onRetry={() => void moderators.refetch()} />
  const columns: readonly Column<Moderator>[] = [
    {
      key: "name",
      title: "Moderator",
      isHead: true,
      cell: (row) => (
        <span className="flex flex-wrap items-center gap-x-2">
          {row.displayName ?? "No name yet"}
          <Hash text={row.address} noun="address" />
        </span>
      ),
    },
    { key: "since", title: "Since", cell: (row) => <RelativeTime at={row.appointedAt} /> },
    { key: "verdicts", title: "Verdicts", isNumeric: true, cell: (row) => formatCount(row.verdictCount) },
    {
      key: "dismiss",
      title: <span className="sr-only">Dismiss</span>,
      isNumeric: true,
      cell: (row) => <DismissButton poolId={poolId} moderator={row} />,
    },
  ]
  return (
    <Table
      caption="Moderators of this pool"
      columns={columns}
      rows={moderators.data}
      rowKey={(row) => row.accountId}
      empty={
        <EmptyState
          icon={<UserRoundCheck />}
          title="No moderator yet"
          text="Tasks on which the crowd does not agree wait for a moderator. You can appoint yourself."
        />
      }
    />
  )
}
