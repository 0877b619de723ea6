"use client"
import { formatDate, formatExact, formatRelative } from "../_lib/format-time"
import { classNames } from "./class-names"
import { presentLagSeconds, usePresent } from "./minute"

/** A time in words ("3 min. ago") that keeps itself up to date; the exact one on hover. */
export function RelativeTime({ at, className }: { readonly at: Date; readonly className?: string }) {
  const nowAt = usePresent()
  return (
    <time
      dateTime={at.toISOString()}
      title={formatExact(at)}
      className={classNames("whitespace-nowrap", className)}
    >
      {nowAt === null ? formatDate(at) : formatRelative(at, isAheadOfClock(at, nowAt) ? at : nowAt)}
    </time>
  )
}

/** The page's clock lags behind by a tick: what happened meanwhile is "just now", not to come. */
function isAheadOfClock(at: Date, nowAt: Date): boolean {
  const ahead = at.getTime() - nowAt.getTime()
  return ahead > 0 && ahead <= presentLagSeconds * 1000
}
