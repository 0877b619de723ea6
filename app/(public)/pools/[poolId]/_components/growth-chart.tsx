import { formatCount } from "@/app/_lib/format"
import { formatDate } from "@/app/_lib/format-time"
import type { DayTotal } from "./growth"

const width = 640
const height = 180
const top = 12

/** Items in the pool over time, as a rising surface; the figures behind it are in its description. */
export function GrowthChart({ totals }: { readonly totals: readonly DayTotal[] }) {
  const [first, last] = [totals[0], totals.at(-1)]
  if (first === undefined || last === undefined || totals.length < 2) return null
  const highest = Math.max(1, last.total)
  const xOf = (place: number) => (place / (totals.length - 1)) * width
  const yOf = (total: number) => height - (total / highest) * (height - top)
  const line = totals.map(({ total }, place) => `${xOf(place).toFixed(1)},${yOf(total).toFixed(1)}`).join(" ")
  const text = `From ${formatCount(first.total)} items on ${dayText(first)} to ${formatCount(last.total)} on ${dayText(last)}`
  return (
    <figure className="flex flex-col gap-2 rounded-lg border bg-surface p-5">
      <figcaption className="flex items-baseline justify-between gap-4 text-sm">
        <span className="font-medium">Growth</span>
        <span className="tabular text-ink-soft">{formatCount(last.total)} items</span>
      </figcaption>
      <svg
        role="img"
        aria-label={text}
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        className="h-40 w-full text-water"
      >
        <line
          x1="0"
          x2={width}
          y1={top}
          y2={top}
          className="stroke-line"
          strokeDasharray="3 5"
          vectorEffect="non-scaling-stroke"
        />
        <polygon points={`0,${height} ${line} ${width},${height}`} fill="currentColor" opacity="0.16" />
        <polyline
          points={line}
          fill="none"
          stroke="currentColor"
          strokeWidth="2"
          strokeLinejoin="round"
          vectorEffect="non-scaling-stroke"
        />
      </svg>
      <div aria-hidden className="tabular flex justify-between text-xs text-ink-faint">
        <span>{dayText(first)}</span>
        <span>{dayText(last)}</span>
      </div>
    </figure>
  )
}

function dayText({ day }: DayTotal): string {
  return formatDate(new Date(`${day}T00:00:00Z`))
}
