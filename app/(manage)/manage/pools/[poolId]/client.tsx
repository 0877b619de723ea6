"use client"
import { useQuery } from "@tanstack/react-query"
import { useTRPC } from "@/app/_trpc/client"
import type { Id } from "@/server/domain/id"
import type { PoolChallenge, PoolSheet } from "../../../_views"
import { ClosePool } from "./_components/close-pool"
import { DraftOverview } from "./_components/draft-overview"
import { NextSteps } from "./_components/next-steps"
import { OpeningNotice } from "./_components/opening-notice"
import { PoolFigures } from "./_components/pool-figures"
import { PoolRoom } from "./_components/pool-room"

/** How a pool stands and what to do next. */
export function PoolOverviewScreen({ poolId }: { readonly poolId: Id<"pool"> }) {
  return (
    <PoolRoom poolId={poolId}>
      {(pool) => {
        if (pool.state === "draft") return <DraftOverview pool={pool} />
        if (pool.state === "opening") return <OpeningNotice pool={pool} />
        return <Overview pool={pool} />
      }}
    </PoolRoom>
  )
}

function Overview({ pool }: { readonly pool: PoolSheet }) {
  const trpc = useTRPC()
  const { poolId } = pool
  const moderators = useQuery(trpc.pool.moderators.queryOptions({ poolId }))
  const epochs = useQuery(trpc.epoch.list.queryOptions({ poolId }))
  const challenges = useQuery(trpc.challenge.ofPool.queryOptions({ poolId }))
  return (
    <>
      {moderators.isSuccess && epochs.isSuccess && challenges.isSuccess ? (
        <NextSteps
          progress={{
            ...pool,
            moderatorCount: moderators.data.length,
            waitingCount: epochs.data.waitingCount,
            unansweredCount: challenges.data.filter(isUnanswered).length,
            heldEpochNumber: epochs.data.items.find(({ isHeld }) => isHeld)?.number ?? null,
          }}
        />
      ) : null}
      <PoolFigures pool={pool} waitingAmount={epochs.data?.waitingAmount ?? null} />
      {pool.can.close ? <ClosePool pool={pool} /> : null}
    </>
  )
}

function isUnanswered({ state, challenge }: PoolChallenge): boolean {
  return state === "challenged" && challenge.answer === null
}
