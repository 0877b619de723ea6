"use client"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { formatCount } from "@/app/_lib/format"
import { useToken } from "@/app/_lib/site-config-context"
import { useTRPC } from "@/app/_trpc/client"
import { showError } from "@/app/_trpc/error-panel"
import { Amount } from "@/app/_ui/amount"
import { Button } from "@/app/_ui/button"
import { Card } from "@/app/_ui/card"
import type { Id } from "@/server/domain/id"
import type { EpochLine } from "../../../../../_views"

export interface WaitingEarningsProps {
  readonly poolId: Id<"pool">
  readonly amount: bigint
  readonly count: number
  readonly mayClose: boolean
  /** The epoch whose root is not accepted yet; only one at a time. */
  readonly underWay: EpochLine | null
}

/** What has been earned since the last epoch, and the way to pay it. */
export function WaitingEarnings({ poolId, amount, count, mayClose, underWay }: WaitingEarningsProps) {
  const trpc = useTRPC()
  const token = useToken()
  const queries = useQueryClient()
  const close = useMutation({
    ...trpc.epoch.close.mutationOptions(),
    onError: showError,
    onSettled: () => void queries.invalidateQueries(trpc.epoch.list.queryFilter({ poolId })),
  })
  return (
    <Card className="flex flex-wrap items-center justify-between gap-4">
      <div className="min-w-0">
        <p className="text-sm text-ink-soft">Waits for the next epoch</p>
        <p className="text-2xl font-semibold tracking-tight">
          <Amount amount={amount} token={token} />
        </p>
        <p className="max-w-prose text-sm text-ink-soft">{noteOf(count, underWay)}</p>
      </div>
      {mayClose && count > 0 ? (
        <Button
          variant="amber"
          disabled={underWay !== null}
          isPending={close.isPending}
          pendingLabel="Closing"
          onClick={() => close.mutate({ poolId })}
        >
          Close the epoch
        </Button>
      ) : null}
    </Card>
  )
}

function noteOf(count: number, underWay: EpochLine | null): string {
  if (count === 0) return "Nothing was earned since the last epoch was closed."
  const lines = `${formatCount(count)} earnings.`
  if (underWay?.isHeld) return `${lines} No epoch can be closed while epoch ${underWay.number} is held back.`
  if (underWay !== null)
    return `${lines} They go into the next epoch once epoch ${underWay.number} is accepted.`
  return `${lines} Closing makes them claimable after the challenge window; the schedule closes it by itself, too.`
}
