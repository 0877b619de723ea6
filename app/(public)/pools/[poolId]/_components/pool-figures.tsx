import { formatCount } from "@/app/_lib/format"
import { Amount } from "@/app/_ui/amount"
import { FigureCard } from "@/app/_ui/card"
import { Sparkline } from "@/app/_ui/sparkline"
import type { FactSheetProps } from "./fact-sheet"
import { gateText } from "./gate-text"
import { totalsByDay } from "./growth"

/** The pool in four figures. */
export function PoolFigures({ pool, token }: Pick<FactSheetProps, "pool" | "token">) {
  const totals = totalsByDay(pool.growth, pool.openedAt)
  const { itemCount, contributorCount, receivedByContributorsAmount, paidOutAmount, closedGateCount } = pool
  return (
    <section aria-label="In figures" className="grid grid-cols-2 gap-3 lg:grid-cols-4">
      <FigureCard
        label="Items"
        value={formatCount(itemCount)}
        note={
          contributorCount === 1 ? "from 1 contributor" : `from ${formatCount(contributorCount)} contributors`
        }
        chart={
          totals.length < 2 ? null : (
            <Sparkline
              label={`Items over time, now ${formatCount(itemCount)}`}
              values={totals.map(({ total }) => total)}
            />
          )
        }
      />
      <FigureCard
        label="Contributors received"
        value={<Amount amount={receivedByContributorsAmount} token={token} className="whitespace-normal" />}
        note={
          <>
            of <Amount amount={paidOutAmount} token={token} /> paid out
          </>
        }
      />
      <FigureCard
        label="Sales"
        value={formatCount(pool.releases.reduce((sum, release) => sum + release.soldCount, 0))}
        note={
          pool.releases.length === 1 ? "of 1 release" : `of ${formatCount(pool.releases.length)} releases`
        }
      />
      <FigureCard
        label="Closed their gate"
        value={formatCount(closedGateCount)}
        note={
          pool.medianGateSeconds === null
            ? "Nobody so far"
            : `${closedGateCount === 1 ? "" : "half "}within ${gateText(pool.medianGateSeconds)}`
        }
      />
    </section>
  )
}
