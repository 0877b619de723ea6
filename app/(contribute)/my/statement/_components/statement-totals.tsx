"use client"
import { useQuery } from "@tanstack/react-query"
import { useToken } from "@/app/_lib/site-config-context"
import { useTRPC } from "@/app/_trpc/client"
import { ErrorPanel } from "@/app/_trpc/error-panel"
import { Amount } from "@/app/_ui/amount"
import { FigureCard } from "@/app/_ui/card"
import { Skeleton } from "@/app/_ui/skeleton"
import { ClaimButton } from "./claim-button"

/** What waits, what can be claimed, what was paid; and the one button for all of it. */
export function StatementTotals() {
  const trpc = useTRPC()
  const token = useToken()
  const totals = useQuery(trpc.statement.totals.queryOptions())
  if (totals.isPending) return <TotalsSkeleton />
  if (totals.isError) return <ErrorPanel error={totals.error} onRetry={() => void totals.refetch()} />
  const { pendingAmount, claimableAmount, claimedAmount } = totals.data
  return (
    <section aria-label="Totals" className="grid gap-3 md:grid-cols-3">
      <FigureCard
        label="Pending"
        value={<Amount amount={pendingAmount} token={token} />}
        note="Becomes claimable when its pool's epoch is settled on chain."
      />
      <FigureCard
        label="Claimable"
        value={
          <Amount
            amount={claimableAmount}
            token={token}
            className={claimableAmount > 0n ? "text-amber-ink" : ""}
          />
        }
        note={<ClaimButton claimableAmount={claimableAmount} token={token} />}
      />
      <FigureCard
        label="Claimed"
        value={<Amount amount={claimedAmount} token={token} />}
        note="Paid to your wallet."
      />
    </section>
  )
}

function TotalsSkeleton() {
  return (
    <div role="status" aria-label="Loading" className="grid gap-3 md:grid-cols-3">
      <Skeleton className="h-32 rounded-lg" />
      <Skeleton className="h-32 rounded-lg" />
      <Skeleton className="h-32 rounded-lg" />
    </div>
  )
}
