"use client"
import Link from "next/link"
import { formatAmountWithUnit, formatCount, shortenHex } from "@/app/_lib/format"
import { routes } from "@/app/_lib/routes"
import { useToken } from "@/app/_lib/site-config-context"
import { Amount } from "@/app/_ui/amount"
import { StatusBadge } from "@/app/_ui/badge"
import { Card } from "@/app/_ui/card"
import { Hash } from "@/app/_ui/hash"
import { RelativeTime } from "@/app/_ui/relative-time"
import { ShareBar, type SharePart } from "@/app/_ui/share-bar"
import { BountyActions } from "./bounty-actions"
import { UncoveredNote } from "./uncovered-note"
import type { Bounty } from "./views"

/** A bounty: what it rewards, and where its money is. */
export function BountyCard({ bounty }: { readonly bounty: Bounty }) {
  const token = useToken()
  const { rewardAmount, fundedAmount, state } = bounty
  return (
    <Card className="flex flex-col gap-4">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0">
          <BountyTitle bounty={bounty} />
          <p className="text-sm text-ink-soft">
            <Amount amount={rewardAmount} token={token} className="font-medium text-ink" /> for each accepted{" "}
            {bounty.project === null ? "item" : "answer"}, {formatCount(fundedAmount / rewardAmount)} times
            {bounty.perContributorCount === null
              ? null
              : `, at most ${formatCount(bounty.perContributorCount)} for one contributor`}
          </p>
        </div>
        <StatusBadge state={bounty.uncoveredAt === null ? state : "held"} />
      </div>
      {bounty.fundedAt === null ? (
        <p className="text-sm text-ink-soft">
          <Amount amount={fundedAmount} token={token} /> have not come yet; it promises nothing until the
          chain has them.
        </p>
      ) : (
        <ShareBar
          label="Where its money is"
          parts={partsOf(bounty, (amount) => formatAmountWithUnit(amount, token))}
        />
      )}
      {bounty.uncoveredAt === null ? null : <UncoveredNote isFunder={bounty.can.fund} />}
      <BountyFoot bounty={bounty} />
    </Card>
  )
}

function BountyTitle({ bounty: { project, pool, wanted } }: { readonly bounty: Bounty }) {
  return (
    <>
      <h3 className="font-semibold break-words">
        {project === null ? (
          wanted
        ) : (
          <Link href={routes.labelProject(project.projectId)} className="hover:underline">
            {project.name}
          </Link>
        )}
      </h3>
      {project === null ? (
        <p className="text-sm text-ink-soft">
          A call for contributions to{" "}
          <Link href={routes.pool(pool.poolId)} className="text-water-ink underline underline-offset-3">
            {pool.name}
          </Link>
        </p>
      ) : null}
    </>
  )
}

function partsOf(bounty: Bounty, text: (amount: bigint) => string): readonly SharePart[] {
  const part = (key: string, label: string, amount: bigint, tone: SharePart["tone"]): SharePart => ({
    ...{ key, label, tone, text: text(amount) },
    // The bar needs no more than four digits of the share.
    value: Number((amount * 10_000n) / bounty.fundedAmount),
  })
  if (bounty.uncoveredAt !== null) {
    return [
      part("earned", "Earned, and not covered", bounty.earnedAmount, "bad"),
      part("reserved", "Promised, and not covered", bounty.reservedAmount, "bad"),
    ]
  }
  return [
    part("earned", "Earned by accepted work", bounty.earnedAmount, "good"),
    part("reserved", "Promised to work under way", bounty.reservedAmount, "amber"),
    part("free", "Left to promise", bounty.freeAmount, "water"),
    ...(bounty.returnedAmount > 0n
      ? [part("returned", "Returned to the funder", bounty.returnedAmount, "neutral")]
      : []),
  ]
}

function BountyFoot({ bounty }: { readonly bounty: Bounty }) {
  const { funderAddress, fundTransactionHash, endsAt, state } = bounty
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 border-t pt-3">
      <p className="flex flex-wrap items-center gap-x-2 text-sm text-ink-faint">
        By {shortenHex(funderAddress)}
        {endsAt === null || state !== "open" ? null : (
          <span>
            , ends <RelativeTime at={endsAt} />
          </span>
        )}
        {fundTransactionHash === null ? null : <Hash text={fundTransactionHash} noun="transaction" />}
      </p>
      <BountyActions bounty={bounty} />
    </div>
  )
}
