"use client"
import { useQuery } from "@tanstack/react-query"
import { ChallengeWords } from "@/app/_challenge/challenge-words"
import { formatCount, shortenHex } from "@/app/_lib/format"
import { useToken } from "@/app/_lib/site-config-context"
import { useTRPC } from "@/app/_trpc/client"
import { ErrorPanel } from "@/app/_trpc/error-panel"
import { Amount } from "@/app/_ui/amount"
import { StatusBadge } from "@/app/_ui/badge"
import { Card } from "@/app/_ui/card"
import { Countdown } from "@/app/_ui/countdown"
import type { Id } from "@/server/domain/id"
import type { PoolChallenge } from "../../../../../_views"
import { AnswerForm } from "./answer-form"

/** The pool's challenged sales with what was said, and the owner's place to answer; nothing where there are none. */
export function ChallengedSales({ poolId }: { readonly poolId: Id<"pool"> }) {
  const found = useQuery(useTRPC().challenge.ofPool.queryOptions({ poolId }))
  if (found.isError) return <ErrorPanel error={found.error} onRetry={() => void found.refetch()} />
  if (found.isPending || found.data.length === 0) return null
  const waiting = found.data.filter(({ state }) => state === "challenged").length
  return (
    <section aria-labelledby="challenges" className="flex flex-col gap-3">
      <div>
        <h2 id="challenges" className="text-lg font-semibold">
          Challenged sales
        </h2>
        <p className="max-w-prose text-sm text-ink-soft">
          {waiting === 0
            ? "Each has had its answer."
            : `${formatCount(waiting)} ${waiting === 1 ? "waits" : "wait"} for the arbiter. What you answer is read by them and by the buyer.`}
        </p>
      </div>
      <ul className="flex flex-col gap-3">
        {found.data.map((sale) => (
          <li key={sale.grantId}>
            <Sale sale={sale} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Sale({ sale }: { readonly sale: PoolChallenge }) {
  const token = useToken()
  return (
    <Card className="flex flex-col gap-4">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0">
          <h3 className="font-semibold">{sale.releaseName}</h3>
          <p className="text-sm text-ink-soft">
            Bought by {sale.buyerName ?? shortenHex(sale.buyerAddress)} for{" "}
            <Amount amount={sale.paidAmount} token={token} className="font-medium text-ink" />
          </p>
        </div>
        <StatusBadge state={sale.state} />
      </div>
      <ChallengeWords challenge={sale.challenge} />
      {sale.state === "challenged" ? (
        <>
          <p className="text-sm text-ink-soft">
            Without a decision it settles in full: <Countdown endsAt={sale.endsAt} after="any moment now" />
          </p>
          <AnswerForm sale={sale} />
        </>
      ) : null}
    </Card>
  )
}
