"use client"
import Link from "next/link"
import type { ReactNode } from "react"
import { formatCount } from "@/app/_lib/format"
import { routes } from "@/app/_lib/routes"
import { useToken } from "@/app/_lib/site-config-context"
import { Amount } from "@/app/_ui/amount"
import { StatusBadge } from "@/app/_ui/badge"
import { LinkButton } from "@/app/_ui/button"
import { Callout } from "@/app/_ui/callout"
import { Card } from "@/app/_ui/card"
import { RelativeTime } from "@/app/_ui/relative-time"
import type { MyPoolCard } from "../../_views"

export interface ManagedPoolProps {
  readonly pool: MyPoolCard
  readonly relation: "owner" | "moderator"
}

/** A pool at a glance, with the one thing to do next. */
export function ManagedPool({ pool, relation }: ManagedPoolProps) {
  const token = useToken()
  const href = relation === "owner" ? routes.managePool(pool.poolId) : routes.pool(pool.poolId)
  return (
    <li>
      <Card className="flex h-full flex-col gap-4">
        <div className="flex items-start justify-between gap-3">
          <h2 className="min-w-0 text-base font-semibold">
            <Link href={href} className="hover:underline">
              {pool.name}
            </Link>
          </h2>
          <StatusBadge state={pool.state} />
        </div>
        {pool.heldEpochNumber === null ? null : (
          <Callout tone="fault" title={`The root of epoch ${pool.heldEpochNumber} is held back`}>
            Nobody is paid by it, and no other epoch can close. The epoch’s page has the way out.
          </Callout>
        )}
        {pool.state === "draft" ? (
          <p className="flex-1 text-sm text-ink-soft">{pool.purpose}</p>
        ) : (
          <dl className="grid flex-1 grid-cols-2 content-start gap-x-6 gap-y-3 sm:grid-cols-4">
            <Figure term="Items">{formatCount(pool.itemCount)}</Figure>
            <Figure term="Contributors">{formatCount(pool.contributorCount)}</Figure>
            <Figure term="Open projects">{formatCount(pool.openProjectCount)}</Figure>
            <Figure term="On sale">{formatCount(pool.releaseCount)}</Figure>
          </dl>
        )}
        <div className="flex flex-wrap items-center justify-between gap-3 border-t pt-4 text-sm text-ink-soft">
          <span>
            {pool.openedAt === null ? (
              <>
                Draft since <RelativeTime at={pool.createdAt} />
              </>
            ) : (
              <>
                Paid out{" "}
                <Amount
                  amount={pool.paidOutAmount}
                  token={token}
                  maximumFractionDigitsDown={2}
                  className="font-medium text-ink"
                />
              </>
            )}
          </span>
          <NextStep pool={pool} relation={relation} />
        </div>
      </Card>
    </li>
  )
}

function Figure({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt className="text-xs text-ink-faint">{term}</dt>
      <dd className="tabular text-lg font-semibold">{children}</dd>
    </div>
  )
}

function NextStep({ pool, relation }: ManagedPoolProps) {
  const { poolId } = pool
  if (relation === "moderator") {
    return (
      <LinkButton size="sm" href={routes.review()}>
        Review
      </LinkButton>
    )
  }
  if (pool.heldEpochNumber !== null) {
    return (
      <LinkButton size="sm" variant="primary" href={routes.managePoolTab(poolId, "epochs")}>
        See the epoch
      </LinkButton>
    )
  }
  if (pool.state === "draft") {
    return (
      <LinkButton size="sm" variant="primary" href={routes.managePoolTab(poolId, "edit")}>
        Go on with the draft
      </LinkButton>
    )
  }
  if (pool.state === "open" && pool.itemCount > 0 && pool.openProjectCount === 0) {
    return (
      <LinkButton size="sm" href={routes.managePoolTab(poolId, "projects")}>
        Start labeling
      </LinkButton>
    )
  }
  return (
    <LinkButton size="sm" href={routes.managePool(poolId)}>
      Manage
    </LinkButton>
  )
}
