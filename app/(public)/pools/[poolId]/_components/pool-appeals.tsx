import { formatCount, formatPercent } from "@/app/_lib/format"
import { formatDuration } from "@/app/_lib/format-time"
import { Section } from "@/app/_ui/card"
import { appealTargetSeconds } from "@/server/domain/appeal/terms"
import type { PoolSheet } from "../../_views"

/** How often an appeal overturned what was decided here, for everybody to see. */
export function PoolAppeals({ pool }: { readonly pool: PoolSheet }) {
  const { decidedCount, overturnedCount, rate, interval, openCount, medianSeconds } = pool.appeals
  const open = openCount === 0 ? "." : `; ${formatCount(openCount)} open.`
  const speed = medianSeconds === null ? "" : `; half of them within ${formatDuration(medianSeconds)}`
  return (
    <Section title="Appeals">
      <p className="text-sm text-ink-soft">
        Settled answers, pauses and rows turned away as repetitions can be appealed. Moderators whom nothing
        ties to the case decide anew; the target is {appealTargetSeconds / 3600} hours.
      </p>
      <p className="tabular text-sm">
        {rate === null || interval === null
          ? openCount === 0
            ? "No appeal so far."
            : `${formatCount(openCount)} open, none decided so far.`
          : `${formatCount(overturnedCount)} of ${formatCount(decidedCount)} decided appeals overturned: ${formatPercent(rate)} (${formatPercent(interval.low)} to ${formatPercent(interval.high)})${speed}${open}`}
      </p>
    </Section>
  )
}
