"use client"
import Link from "next/link"
import { UncoveredNote } from "@/app/_bounty/uncovered-note"
import { formatCount } from "@/app/_lib/format"
import { routes } from "@/app/_lib/routes"
import { useToken } from "@/app/_lib/site-config-context"
import { Amount } from "@/app/_ui/amount"
import { Card } from "@/app/_ui/card"
import type { RunSummary } from "../../../../../_views"

/** What bounties pay for the run: promised until it is settled, earned from then on. */
export function RunRewards({ summary }: { readonly summary: RunSummary }) {
  const token = useToken()
  const { rewards, state } = summary
  if (rewards === null) return null
  const { promisedCount, promisedAmount, acceptedCount, earnedAmount, isCovered } = rewards
  if (state !== "settled") {
    return (
      <Card className="flex flex-col gap-1 text-sm">
        <p className="font-medium">
          Up to <Amount amount={promisedAmount} token={token} /> of a bounty is set aside for you
        </p>
        <p className="text-ink-soft">
          {formatCount(promisedCount)} answers are rewarded if they are accepted. That is known when the run
          is settled.
        </p>
        {isCovered ? null : <UncoveredNote />}
      </Card>
    )
  }
  return (
    <Card className="flex flex-wrap items-end justify-between gap-4">
      <p className="flex flex-col">
        <span className="text-sm text-ink-soft">A bounty pays you</span>
        <Amount
          amount={earnedAmount}
          token={token}
          sign="always"
          className="text-3xl font-semibold tracking-tight"
        />
      </p>
      <p className="text-sm text-ink-soft">
        {formatCount(acceptedCount)} of {formatCount(promisedCount)} rewarded answers were accepted.{" "}
        {earnedAmount === 0n ? null : (
          <Link href={routes.statement()} className="text-water-ink underline underline-offset-3">
            In your statement
          </Link>
        )}
      </p>
      {isCovered ? null : <UncoveredNote />}
    </Card>
  )
}
