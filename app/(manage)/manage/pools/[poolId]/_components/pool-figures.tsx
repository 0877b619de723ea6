"use client"
import { formatCount } from "@/app/_lib/format"
import { formatDuration } from "@/app/_lib/format-time"
import { useToken } from "@/app/_lib/site-config-context"
import { Amount } from "@/app/_ui/amount"
import { FigureCard } from "@/app/_ui/card"
import { Sparkline } from "@/app/_ui/sparkline"
import type { PoolSheet } from "../../../../_views"

export interface PoolFiguresProps {
  readonly pool: PoolSheet
  /** Earned since the last epoch was closed; null while it is not known. */
  readonly waitingAmount: bigint | null
}

/** Volume, work, sales and trust at a glance. */
export function PoolFigures({ pool, waitingAmount }: PoolFiguresProps) {
  const token = useToken()
  const sold = pool.releases.reduce((sum, release) => sum + release.soldCount, 0)
  const onSale = pool.releases.filter(({ state }) => state === "on_sale").length
  const tasks = pool.projects.reduce((sum, project) => sum + project.taskCount, 0)
  const settled = pool.projects.reduce((sum, project) => sum + project.settledCount, 0)
  return (
    <section
      aria-label="Figures"
      className="grid grid-cols-1 gap-3 py-4 min-[480px]:grid-cols-2 lg:grid-cols-3"
    >
      <FigureCard
        label="Items"
        value={formatCount(pool.itemCount)}
        note={`from ${formatCount(pool.contributorCount)} contributors`}
        {...(pool.growth.length < 2 ? {} : { chart: <Growth pool={pool} /> })}
      />
      <FigureCard
        label="Tasks settled"
        value={formatCount(settled)}
        note={`of ${formatCount(tasks)} in ${formatCount(pool.projects.length)} ${pool.projects.length === 1 ? "project" : "projects"}`}
      />
      <FigureCard
        label="Grants sold"
        value={formatCount(sold)}
        note={`${formatCount(onSale)} ${onSale === 1 ? "release" : "releases"} on sale`}
      />
      <FigureCard
        label="Waits for an epoch"
        value={waitingAmount === null ? "–" : <Amount amount={waitingAmount} token={token} />}
        note="earned since the last epoch was closed"
      />
      <FigureCard
        label="Paid out"
        value={<Amount amount={pool.paidOutAmount} token={token} maximumFractionDigitsDown={2} />}
        note={
          <>
            to contributors <Amount amount={pool.receivedByContributorsAmount} token={token} />
          </>
        }
      />
      <FigureCard
        label="Closed gates"
        value={formatCount(pool.closedGateCount)}
        note={
          pool.medianGateSeconds === null
            ? "Nobody has withdrawn so far"
            : `closed in ${pool.medianGateSeconds < 1 ? "under a second" : formatDuration(pool.medianGateSeconds)}, median`
        }
      />
    </section>
  )
}

function Growth({ pool }: { readonly pool: PoolSheet }) {
  const values = pool.growth.map(({ itemCount }) => itemCount)
  return <Sparkline label={`Items grew to ${values.at(-1) ?? 0}`} values={values} />
}
