const dayMilliseconds = 86_400_000

/** The day of a time in UTC: `2026-11-21`. */
export function utcDayOf(time: Date): string {
  return time.toISOString().slice(0, 10)
}

/**
 * Days in a row with a finished run, up to today. A streak holds through today: it ends only when a whole UTC day
 * has passed without a finished run.
 * @param finishedDays days as `utcDayOf` writes them, in any order, doubles allowed; days after now are left out
 */
export function streakDays(finishedDays: Iterable<string>, nowAt: Date): number {
  const days = new Set(finishedDays)
  const dayBefore = (day: string) => utcDayOf(new Date(Date.parse(day) - dayMilliseconds))
  const today = utcDayOf(nowAt)
  let day = days.has(today) ? today : dayBefore(today)
  let count = 0
  while (days.has(day)) {
    count++
    day = dayBefore(day)
  }
  return count
}
