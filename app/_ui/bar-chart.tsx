import type { ReactNode } from "react"
import { formatPercent } from "../_lib/format"
import { classNames } from "./class-names"

export interface Bar {
  readonly key: string
  readonly label: ReactNode
  readonly value: number
  /** The value as text with its unit. */
  readonly text: string
  readonly tone?: "water" | "amber" | "good" | "bad" | "neutral"
}

const fills = { water: "bg-water", amber: "bg-amber", good: "bg-good", bad: "bg-bad", neutral: "bg-edge" }

/** Few named amounts side by side, as bars that lie. The list itself is what a screen reader reads. */
export function BarChart({ label, bars }: { readonly label: string; readonly bars: readonly Bar[] }) {
  const highest = Math.max(1e-9, ...bars.map((bar) => bar.value))
  return (
    <ul aria-label={label} className="flex flex-col gap-2.5 text-sm">
      {bars.map((bar) => (
        <li key={bar.key} className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-1">
          <span className="truncate text-ink-soft">{bar.label}</span>
          <span className="tabular font-medium text-ink">{bar.text}</span>
          <span aria-hidden className="col-span-2 h-2 rounded-full bg-sunken">
            <span
              className={classNames("block h-full rounded-full", fills[bar.tone ?? "water"])}
              style={{ width: `${(Math.max(0, bar.value) / highest) * 100}%` }}
            />
          </span>
        </li>
      ))}
    </ul>
  )
}

export interface HistogramBin {
  readonly from: number
  readonly to: number
  readonly count: number
}

export interface HistogramProps {
  readonly label: string
  readonly bins: readonly HistogramBin[]
  /** How a bound is written: formatPercent for confidences. */
  readonly describe?: (bound: number) => string
  /** What is counted, in the plural. */
  readonly noun: string
}

/** How many of something fall into each range. */
export function Histogram({ label, bins, describe = (bound) => formatPercent(bound), noun }: HistogramProps) {
  const highest = Math.max(1, ...bins.map((bin) => bin.count))
  const total = bins.reduce((sum, bin) => sum + bin.count, 0)
  return (
    <figure className="flex flex-col gap-2 text-xs text-ink-faint">
      <figcaption className="text-sm font-medium text-ink">{label}</figcaption>
      <ul aria-label={`${label}, ${total} ${noun}`} className="flex h-32 items-end gap-1 border-b">
        {bins.map((bin) => {
          const text = `${describe(bin.from)} to ${describe(bin.to)}: ${bin.count} ${noun}`
          return (
            <li key={bin.from} title={text} className="flex h-full min-w-0 flex-1 items-end">
              <span className="sr-only">{text}</span>
              <span
                aria-hidden
                className={classNames("w-full rounded-t-xs bg-water", bin.count === 0 && "bg-line")}
                style={{ height: bin.count === 0 ? "2px" : `${Math.max(3, (bin.count / highest) * 100)}%` }}
              />
            </li>
          )
        })}
      </ul>
      <div aria-hidden className="tabular flex justify-between">
        <span>{describe(bins[0]?.from ?? 0)}</span>
        <span>{describe(bins.at(-1)?.to ?? 1)}</span>
      </div>
    </figure>
  )
}
