import { formatPercent } from "../_lib/format"
import { classNames } from "./class-names"

export interface MeterProps {
  readonly label: string
  /** 0 to 1. */
  readonly share: number
  /** Bounds of what is known of the share, drawn as a band: a 95 % interval. */
  readonly interval?: readonly [number, number]
  /** A line that the share is held against: a target. */
  readonly target?: number
  readonly fractionDigits?: number
  readonly tone?: "water" | "amber" | "good" | "bad"
  /** Without its heading, where the row already says it. */
  readonly isBare?: boolean
}

const fills = { water: "bg-water", amber: "bg-amber", good: "bg-good", bad: "bg-bad" }

/** A share of a whole, with its interval and target where there are any. */
export function Meter(props: MeterProps) {
  const { label, share, interval, target, fractionDigits = 0, tone = "water", isBare = false } = props
  const figure = formatPercent(share, fractionDigits)
  const bounds = interval?.map((bound) => formatPercent(bound, fractionDigits)).join(" to ")
  return (
    <div className="flex min-w-24 flex-col gap-1.5 text-sm">
      {isBare ? null : (
        <div className="flex items-baseline justify-between gap-4">
          <span className="text-ink-soft">{label}</span>
          <span className="tabular font-medium text-ink">
            {figure}
            {bounds === undefined ? null : <span className="ml-2 font-normal text-ink-faint">{bounds}</span>}
          </span>
        </div>
      )}
      {/* biome-ignore lint/a11y/useSemanticElements: a <meter> cannot hold the band and the target */}
      <div
        role="meter"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(share * 100)}
        aria-valuetext={bounds === undefined ? figure : `${figure}, interval ${bounds}`}
        className="relative h-2 rounded-full bg-line"
      >
        <div className={classNames("h-full rounded-full", fills[tone])} style={{ width: widthOf(share) }} />
        {interval === undefined ? null : (
          <div
            className="absolute inset-y-0 rounded-full bg-ink/35"
            style={{ left: widthOf(interval[0]), right: widthOf(1 - interval[1]) }}
          />
        )}
        {target === undefined ? null : (
          <div className="absolute -inset-y-1 w-0.5 rounded-full bg-ink" style={{ left: widthOf(target) }} />
        )}
      </div>
    </div>
  )
}

function widthOf(share: number): string {
  return `${Math.min(1, Math.max(0, share)) * 100}%`
}
