"use client"
import Link from "next/link"
import type { ReactNode } from "react"
import { formatCount } from "@/app/_lib/format"
import { routes } from "@/app/_lib/routes"
import { useToken } from "@/app/_lib/site-config-context"
import { Amount } from "@/app/_ui/amount"
import { Badge, StatusBadge } from "@/app/_ui/badge"
import { classNames } from "@/app/_ui/class-names"
import type { PoolCard } from "../_views"

/** A pool at a glance; the whole card leads to its fact sheet. */
export function PoolCardLink({ pool }: { readonly pool: PoolCard }) {
  const token = useToken()
  return (
    <article className="relative flex h-full flex-col gap-4 rounded-lg border bg-surface p-5 shadow-card transition-colors hover:border-edge">
      <div className="flex items-start justify-between gap-3">
        <h2 className="min-w-0 text-lg font-semibold">
          <Link href={routes.pool(pool.poolId)} className="after:absolute after:inset-0 after:rounded-lg">
            {pool.name}
          </Link>
        </h2>
        <StatusBadge state={pool.state} />
      </div>
      <p className="line-clamp-3 text-sm text-ink-soft">{pool.purpose}</p>
      <dl className="mt-auto grid grid-cols-6 gap-x-4 gap-y-3 border-t pt-4 text-sm">
        <Fact term="Items">{formatCount(pool.itemCount)}</Fact>
        <Fact term="Contributors">{formatCount(pool.contributorCount)}</Fact>
        <Fact term="Releases">{formatCount(pool.releaseCount)}</Fact>
        <Fact term="Paid out" isWide>
          <Amount amount={pool.paidOutAmount} token={token} maximumFractionDigitsDown={2} />
        </Fact>
        <Fact term="Licence" isWide>
          {pool.licenceId === "own" ? "Own terms" : pool.licenceId}
        </Fact>
      </dl>
      {pool.openProjectCount === 0 ? null : (
        <Badge tone="water" className="self-start">
          {pool.openProjectCount === 1
            ? "1 project to label"
            : `${formatCount(pool.openProjectCount)} projects to label`}
        </Badge>
      )}
    </article>
  )
}

interface FactProps {
  readonly term: string
  readonly isWide?: boolean
  readonly children: ReactNode
}

function Fact({ term, isWide = false, children }: FactProps) {
  return (
    <div className={classNames("min-w-0", isWide ? "col-span-3" : "col-span-2")}>
      <dt className="text-xs text-ink-faint">{term}</dt>
      <dd className="tabular truncate font-medium">{children}</dd>
    </div>
  )
}
