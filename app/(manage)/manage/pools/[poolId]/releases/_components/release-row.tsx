"use client"
import Link from "next/link"
import { useState } from "react"
import { formatBytes, formatCount, formatPercent } from "@/app/_lib/format"
import { routes } from "@/app/_lib/routes"
import { useToken } from "@/app/_lib/site-config-context"
import { Amount } from "@/app/_ui/amount"
import { StatusBadge } from "@/app/_ui/badge"
import { Button, LinkButton } from "@/app/_ui/button"
import { Callout } from "@/app/_ui/callout"
import { Card } from "@/app/_ui/card"
import { ProgressBar } from "@/app/_ui/progress"
import { RelativeTime } from "@/app/_ui/relative-time"
import type { ReleaseCard } from "../../../../../_views"
import { PublishDialog } from "./publish-dialog"
import { WithdrawDialog } from "./withdraw-dialog"

/** A release of one's own pool, with what can be done with it. */
export function ReleaseRow({ release }: { readonly release: ReleaseCard }) {
  const token = useToken()
  const [dialog, setDialog] = useState<"publish" | "withdraw" | null>(null)
  return (
    <li>
      <Card className="flex flex-col gap-4">
        <div className="flex flex-wrap items-start justify-between gap-3">
          <div className="min-w-0">
            <h2 className="text-base font-semibold">
              <span className="tabular text-ink-faint">{release.number}.</span>{" "}
              <Link className="hover:underline" href={routes.buyRelease(release.releaseId)}>
                {release.name}
              </Link>
            </h2>
            <p className="text-sm text-ink-soft">{release.question}</p>
          </div>
          <div className="flex items-center gap-3">
            <Amount amount={release.priceAmount} token={token} className="font-semibold" />
            <StatusBadge state={release.state} />
          </div>
        </div>
        {release.state === "preparing" ? (
          <ProgressBar
            label="Preparing"
            share={null}
            detail="Items, labels and weights are counted and hashed. A few seconds for thousands of items."
          />
        ) : (
          <Facts release={release} />
        )}
        <div className="flex flex-wrap gap-2">
          {release.state === "ready" ? (
            <Button variant="primary" onClick={() => setDialog("publish")}>
              Publish
            </Button>
          ) : null}
          {release.state === "preparing" ? null : (
            <LinkButton href={routes.buyRelease(release.releaseId)}>See it as a buyer</LinkButton>
          )}
          {release.state === "withdrawn" ? null : (
            <Button variant="quiet" onClick={() => setDialog("withdraw")}>
              Withdraw
            </Button>
          )}
        </div>
        <PublishDialog release={release} isOpen={dialog === "publish"} onClose={() => setDialog(null)} />
        <WithdrawDialog release={release} isOpen={dialog === "withdraw"} onClose={() => setDialog(null)} />
      </Card>
    </li>
  )
}

function Facts({ release }: { readonly release: ReleaseCard }) {
  const facts = [
    ["Items", formatCount(release.itemCount)],
    ["Labels", formatCount(release.labelCount)],
    ["Contributors", formatCount(release.contributorCount)],
    ["Labelers", formatCount(release.labelerCount)],
    ["Mean confidence", release.meanConfidence === null ? "–" : formatPercent(release.meanConfidence, 1)],
    ["Right on golds", release.goldAccuracy === null ? "–" : formatPercent(release.goldAccuracy, 1)],
    ["Size", formatBytes(release.byteSize)],
    ["Sold", formatCount(release.soldCount)],
  ] as const
  return (
    <>
      <dl className="grid grid-cols-2 gap-x-6 gap-y-3 text-sm sm:grid-cols-4">
        {facts.map(([term, value]) => (
          <div key={term}>
            <dt className="text-xs text-ink-faint">{term}</dt>
            <dd className="tabular font-medium">{value}</dd>
          </div>
        ))}
      </dl>
      {release.challengedCount === null || release.challengedCount === 0 ? null : (
        <Callout
          title={
            release.challengedCount === 1
              ? "One sale is challenged"
              : `${formatCount(release.challengedCount)} sales are challenged`
          }
        >
          Its buyer asks for the money back. It waits in the contract until the arbiter decides; without a
          decision it settles in full. You can answer above.
        </Callout>
      )}
      <p className="text-sm text-ink-faint">
        {release.publishedAt === null ? (
          <>
            Cut <RelativeTime at={release.createdAt} />
          </>
        ) : (
          <>
            Published <RelativeTime at={release.publishedAt} />
          </>
        )}
      </p>
    </>
  )
}
