"use client"
import dynamic from "next/dynamic"
import { type ReactNode, useEffect, useState } from "react"
import { formatCount, type TokenUnit } from "@/app/_lib/format"
import { Amount } from "@/app/_ui/amount"
import { classNames } from "@/app/_ui/class-names"
import type { SiteFigures } from "../_views"

// The first figures come with the page; what renews them is loaded when the first renewal is due.
const FiguresRenewal = dynamic(() => import("./figures-renewal").then((renewal) => renewal.FiguresRenewal), {
  ssr: false,
})

const renewSeconds = 15

export interface LiveFiguresProps {
  readonly figures: SiteFigures | null
  readonly token: TokenUnit
}

/** What has flowed so far, counted in the database; zero is an honest figure too. */
export function LiveFigures({ figures, token }: LiveFiguresProps) {
  const [renewed, setRenewed] = useState<SiteFigures | null>(null)
  const [isDue, setDue] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setDue(true), renewSeconds * 1000)
    return () => clearTimeout(timer)
  }, [])
  const shown = renewed ?? figures
  return (
    <>
      {shown === null ? null : <Figures figures={shown} token={token} />}
      {isDue ? <FiguresRenewal everySeconds={renewSeconds} onFigures={setRenewed} /> : null}
    </>
  )
}

function Figures({ figures, token }: { readonly figures: SiteFigures; readonly token: TokenUnit }) {
  const lines: readonly (readonly [label: string, value: ReactNode])[] = [
    ["pools", formatCount(figures.pools)],
    ["items in them", formatCount(figures.items)],
    ["annotations", formatCount(figures.annotations)],
    ["contributors", formatCount(figures.contributors)],
    ["labelers", formatCount(figures.labelers)],
    [
      "paid out",
      <Amount key="paid" amount={figures.paidOutAmount} token={token} maximumFractionDigitsDown={2} />,
    ],
    [figures.closedGates === 1 ? "gate closed" : "gates closed", formatCount(figures.closedGates)],
  ]
  return (
    <section aria-label="So far" className="border-y bg-surface">
      <dl className="page grid grid-cols-2 gap-x-6 gap-y-5 py-7 sm:grid-cols-4 lg:grid-cols-7">
        {lines.map(([label, value]) => (
          <div
            key={label}
            // Seven of them: in two columns the money has the last row to itself.
            className={classNames(
              "flex flex-col-reverse",
              label === "paid out" && "order-last col-span-2 sm:order-none sm:col-span-1",
            )}
          >
            <dt className="text-sm text-ink-soft">{label}</dt>
            <dd className="tabular text-xl font-semibold tracking-tight">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
