import { formatCount } from "@/app/_lib/format"
import { formatDate } from "@/app/_lib/format-time"
import { Card } from "@/app/_ui/card"
import type { ProjectProgress } from "../../../../_views"

const shownDays = 30

/** Labels a day, the last thirty days on which there were some. */
export function DayChart({ days }: { readonly days: ProjectProgress["perDay"] }) {
  const shown = days.slice(-shownDays)
  const highest = Math.max(1, ...shown.map((day) => day.annotationCount))
  const first = shown[0]
  const last = shown.at(-1)
  return (
    <Card>
      <figure className="flex flex-col gap-2 text-xs text-ink-faint">
        <figcaption className="text-sm font-medium text-ink">Labels a day</figcaption>
        {first === undefined || last === undefined ? (
          <p className="py-8 text-sm text-ink-soft">No label yet.</p>
        ) : (
          <>
            <ul aria-label="Labels a day" className="flex h-32 items-end gap-1 border-b">
              {shown.map((day) => {
                const text = `${dayOf(day.day)}: ${formatCount(day.annotationCount)} labels`
                return (
                  <li key={day.day} title={text} className="flex h-full max-w-10 min-w-0 flex-1 items-end">
                    <span className="sr-only">{text}</span>
                    <span
                      aria-hidden
                      className="w-full rounded-t-xs bg-water"
                      style={{ height: `${Math.max(3, (day.annotationCount / highest) * 100)}%` }}
                    />
                  </li>
                )
              })}
            </ul>
            <div aria-hidden className="tabular flex justify-between">
              <span>{dayOf(first.day)}</span>
              {first === last ? null : <span>{dayOf(last.day)}</span>}
            </div>
          </>
        )}
      </figure>
    </Card>
  )
}

function dayOf(day: string): string {
  return formatDate(new Date(`${day}T00:00:00Z`))
}
