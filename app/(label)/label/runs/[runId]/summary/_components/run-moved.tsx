"use client"
import { useQuery } from "@tanstack/react-query"
import type { ReactNode } from "react"
import { formatCount } from "@/app/_lib/format"
import { useTRPC } from "@/app/_trpc/client"
import { Points } from "@/app/_ui/amount"
import { Card } from "@/app/_ui/card"
import { Why } from "@/app/_ui/why"
import type { RunSummary } from "../../../../../_views"

/** What the run moved: rewards, stake, points held before and after; level and streak for whoever plays. */
export function RunMoved({ summary }: { readonly summary: RunSummary }) {
  const me = useQuery(useTRPC().account.me.queryOptions())
  const { moved, state, settlementPoints, stakePoints, earnedPoints } = summary
  if (state !== "settled") return <StakeWaits summary={summary} />
  const total = earnedPoints + (settlementPoints ?? 0n)
  return (
    <Card className="flex flex-col gap-4">
      <div className="flex flex-wrap items-end justify-between gap-4">
        <p className="flex flex-col">
          <span className="text-sm text-ink-soft">This run moved</span>
          <Points points={total} sign="always" className="text-3xl font-semibold tracking-tight" />
        </p>
        <WhyMoved summary={summary} />
      </div>
      <dl className="grid grid-cols-2 gap-x-6 gap-y-3 border-t pt-4 text-sm sm:grid-cols-4">
        <Fact term="Answers earned">
          <Points points={earnedPoints} sign="always" />
        </Fact>
        <Fact term={stakePoints === 0n ? "Stake" : `Stake of ${stakePoints}`}>
          {stakePoints === 0n ? "None" : <Points points={settlementPoints ?? 0n} sign="always" />}
        </Fact>
        <Fact term="Held before">
          <Points points={moved.heldBefore} />
        </Fact>
        <Fact term="Held after">
          <Points points={moved.heldAfter} />
        </Fact>
        {me.data?.isGameHidden === false ? (
          <>
            <Fact term="Level">{formatCount(moved.level)}</Fact>
            <Fact term="Streak">
              {moved.streakDays === 1 ? "1 day" : `${formatCount(moved.streakDays)} days`}
            </Fact>
          </>
        ) : null}
      </dl>
    </Card>
  )
}

function WhyMoved({ summary }: { readonly summary: RunSummary }) {
  const { reasons, earnedPoints, settlementPoints, slashShares } = summary
  const lost = slashShares.points > 0n
  return (
    <Why
      title="Why these points?"
      reason={
        <span className="flex flex-col gap-1.5">
          {reasons.map((sentence) => (
            <span key={sentence}>{sentence}</span>
          ))}
          {lost ? (
            <span>
              What was lost went to {formatCount(slashShares.labelerCount)}{" "}
              {slashShares.labelerCount === 1 ? "labeler who was" : "labelers who were"} right on these tasks.
            </span>
          ) : null}
        </span>
      }
      figures={[
        { label: "Answers", value: <Points points={earnedPoints} sign="always" /> },
        { label: "Stake", value: <Points points={settlementPoints ?? 0n} sign="always" /> },
        {
          label: "Together",
          value: <Points points={earnedPoints + (settlementPoints ?? 0n)} sign="always" />,
          isSum: true,
        },
      ]}
    />
  )
}

function StakeWaits({ summary }: { readonly summary: RunSummary }) {
  return (
    <Card className="flex flex-col gap-1 text-sm">
      <p className="font-medium">Points move when the run is settled</p>
      <p className="text-ink-soft">
        {summary.stakePoints === 0n
          ? "Nothing is staked. What the answers earn is added then."
          : `Your stake of ${summary.stakePoints} points stays locked until then.`}
      </p>
    </Card>
  )
}

function Fact({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-ink-faint">{term}</dt>
      <dd className="tabular font-medium">{children}</dd>
    </div>
  )
}
