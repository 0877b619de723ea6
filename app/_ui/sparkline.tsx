import { classNames } from "./class-names"

export interface SparklineProps {
  /** What the line shows, with its first and last value: it is all a screen reader gets. */
  readonly label: string
  readonly values: readonly number[]
  readonly tone?: "water" | "amber"
  readonly className?: string
}

const width = 120
const height = 32
const inset = 3

/** A trend at a glance, from zero; no axes, because the figure stands beside it. */
export function Sparkline({ label, values, tone = "water", className }: SparklineProps) {
  const highest = Math.max(1e-9, ...values)
  const step = values.length > 1 ? (width - 2 * inset) / (values.length - 1) : 0
  const points = values.map((value, place) => ({
    x: inset + place * step,
    y: height - inset - (Math.max(0, value) / highest) * (height - 2 * inset),
  }))
  const last = points.at(-1)
  const line = points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" ")
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${width} ${height}`}
      className={classNames("h-8 w-30", tone === "amber" ? "text-amber" : "text-water", className)}
    >
      {last === undefined ? null : (
        <>
          <polygon
            points={`${inset},${height} ${line} ${last.x},${height}`}
            fill="currentColor"
            opacity="0.14"
          />
          <polyline
            points={line}
            fill="none"
            stroke="currentColor"
            strokeWidth="1.75"
            strokeLinejoin="round"
            strokeLinecap="round"
          />
          <circle cx={last.x} cy={last.y} r="2.5" fill="currentColor" />
        </>
      )}
    </svg>
  )
}
