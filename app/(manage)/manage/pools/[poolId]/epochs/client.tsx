"use client"
import { useQuery } from "@tanstack/react-query"
import { CalendarCheck2 } from "lucide-react"
import { useState } from "react"
import { useTRPC } from "@/app/_trpc/client"
import { ErrorPanel } from "@/app/_trpc/error-panel"
import { EmptyState } from "@/app/_ui/empty-state"
import { SkeletonRows } from "@/app/_ui/skeleton"
import type { Id } from "@/server/domain/id"
import type { EpochLine } from "../../../../_views"
import { PoolRoom } from "../_components/pool-room"
import { EpochCard } from "./_components/epoch-card"
import { EpochDetail } from "./_components/epoch-detail"
import { WaitingEarnings } from "./_components/waiting-earnings"

const pollMilliseconds = 2000

/** A pool's payout periods. */
export function EpochsScreen({ poolId }: { readonly poolId: Id<"pool"> }) {
  return <PoolRoom poolId={poolId}>{() => <Epochs poolId={poolId} />}</PoolRoom>
}

function Epochs({ poolId }: { readonly poolId: Id<"pool"> }) {
  const trpc = useTRPC()
  const [shownId, setShownId] = useState<Id<"epoch"> | null>(null)
  const list = useQuery({
    ...trpc.epoch.list.queryOptions({ poolId }),
    refetchInterval: (query) => (query.state.data?.items.some(isMoving) ? pollMilliseconds : false),
  })
  if (list.isPending) return <SkeletonRows rows={4} />
  if (list.isError) return <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />
  const { items, waitingAmount, waitingCount, shortfall, can } = list.data
  const closed = items.filter(({ state }) => state !== "open")
  return (
    <div className="flex flex-col gap-6">
      <WaitingEarnings
        poolId={poolId}
        amount={waitingAmount}
        count={waitingCount}
        mayClose={can.close}
        underWay={closed.find(isMoving) ?? null}
      />
      {closed.length === 0 ? (
        <EmptyState
          icon={<CalendarCheck2 />}
          title="No epoch was closed yet"
          text="After a sale’s inspection its money is divided into earnings. Closing an epoch writes one root over all of them on the chain, and everybody can claim."
        />
      ) : (
        <ul aria-label="Epochs" className="flex flex-col gap-3">
          {closed.map((epoch) => (
            <EpochCard
              key={epoch.epochId}
              epoch={epoch}
              shortfall={shortfall}
              can={can}
              onShow={() => setShownId(epoch.epochId)}
            />
          ))}
        </ul>
      )}
      {shownId === null ? null : <EpochDetail epochId={shownId} onClose={() => setShownId(null)} />}
    </div>
  )
}

function isMoving({ state }: EpochLine): boolean {
  return state === "closing" || state === "proposed"
}
