import type { ReactNode } from "react"

export interface IntervalPoint {
  readonly key: string
  /** In [0, 1]. */
  readonly value: number
  readonly low: number
  readonly high: number
  /** The whole point in words, for a screen reader and on hover. */
  readonly text: string
}

export interface IntervalLineProps {
  readonly label: string
  readonly points: readonly IntervalPoint[]
  /** What stands under the first and the last point. */
  readonly ends: readonly [ReactNode, ReactNode]
}

const height = 128
const gap = 28

/** A share over time with the band in which it lies; from 0 at the foot to 1 at the top. */
export function IntervalLine({ label, points, ends }: IntervalLineProps) {
  const width = Math.max(1, points.length) * gap
  const xOf = (place: number) => place * gap + gap / 2
  const yOf = (share: number) => height - share * height
  const line = points.map(({ value }, place) => `${xOf(place)},${yOf(value)}`).join(" ")
  return (
    <figure className="flex flex-col gap-2 text-xs text-ink-faint">
      <figcaption className="text-sm font-medium text-ink">{label}</figcaption>
      <div className="relative border-b">
        <svg
          aria-hidden
          viewBox={`0 0 ${width} ${height}`}
          preserveAspectRatio="none"
          className="h-32 w-full text-water"
        >
          {points.map((point, place) => (
            <rect
              key={point.key}
              x={xOf(place) - gap / 5}
              width={(2 * gap) / 5}
              y={yOf(point.high)}
              height={Math.max(1, yOf(point.low) - yOf(point.high))}
              fill="currentColor"
              opacity="0.22"
            />
          ))}
          <polyline
            points={line}
            fill="none"
            stroke="currentColor"
            strokeWidth="2"
            vectorEffect="non-scaling-stroke"
          />
          {points.map((point, place) => (
            <rect
              key={point.key}
              x={xOf(place) - gap / 5}
              width={(2 * gap) / 5}
              y={yOf(point.value) - 1.5}
              height="3"
              fill="currentColor"
            />
          ))}
        </svg>
        <ul aria-label={label} className="absolute inset-0 flex">
          {points.map((point) => (
            <li key={point.key} title={point.text} className="min-w-0 flex-1">
              <span className="sr-only">{point.text}</span>
            </li>
          ))}
        </ul>
      </div>
      <div className="tabular flex justify-between">
        <span>{ends[0]}</span>
        <span>{points.length > 1 ? ends[1] : null}</span>
      </div>
    </figure>
  )
}
