"use client"
import Link from "next/link"
import type { ReactNode } from "react"
import { formatCount, formatPercent } from "@/app/_lib/format"
import { routes } from "@/app/_lib/routes"
import { useToken } from "@/app/_lib/site-config-context"
import { Amount } from "@/app/_ui/amount"
import { Badge } from "@/app/_ui/badge"
import { Card } from "@/app/_ui/card"
import { kindNames } from "@/server/domain/kinds/names"
import type { ReleaseCard } from "../../_views"

/** A release in the catalogue: what it is, how good it is, and last what it costs. */
export function ReleaseOffer({ release }: { readonly release: ReleaseCard }) {
  const token = useToken()
  return (
    <li>
      <Card className="relative flex flex-col gap-4 transition-colors hover:border-edge sm:p-6">
        <div className="min-w-0">
          <p className="text-sm text-ink-faint">
            {release.poolName} · No. {release.number}
          </p>
          <h2 className="text-lg font-semibold">
            <Link href={routes.buyRelease(release.releaseId)} className="after:absolute after:inset-0">
              {release.name}
            </Link>
          </h2>
          <p className="mt-1 line-clamp-2 max-w-prose text-sm text-ink-soft">{release.description}</p>
        </div>
        <dl className="grid grid-cols-2 gap-x-6 gap-y-3 sm:grid-cols-4">
          <Figure term="Right on golds">{share(release.goldAccuracy)}</Figure>
          <Figure term="Mean confidence">{share(release.meanConfidence)}</Figure>
          <Figure term="Items">{formatCount(release.itemCount)}</Figure>
          <Figure term="Labels">{formatCount(release.labelCount)}</Figure>
        </dl>
        <div className="flex flex-wrap items-center justify-between gap-3 border-t pt-4">
          <div className="flex flex-wrap gap-2">
            <Badge tone="water">{kindNames[release.kind]}</Badge>
            <Badge>{release.licenceId === "own" ? "Own terms" : release.licenceId}</Badge>
            <Badge>
              {formatCount(release.contributorCount)} contributors, {formatCount(release.labelerCount)}{" "}
              labelers
            </Badge>
          </div>
          <Amount amount={release.priceAmount} token={token} className="text-base font-semibold" />
        </div>
      </Card>
    </li>
  )
}

function share(value: number | null): string {
  return value === null ? "Not measured" : formatPercent(value, 1)
}

function Figure({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt className="text-xs text-ink-faint">{term}</dt>
      <dd className="tabular text-base font-semibold">{children}</dd>
    </div>
  )
}
