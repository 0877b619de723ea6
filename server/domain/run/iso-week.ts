const dayMilliseconds = 86_400_000

/** The week of ISO 8601 in which a time lies, in UTC: `2026-W47`. */
export function isoWeekOf(time: Date): string {
  // A week belongs to the year of its Thursday.
  const thursday = new Date(mondayOf(time).getTime() + 3 * dayMilliseconds)
  const firstMonday = firstMondayOf(thursday.getUTCFullYear())
  const number = 1 + Math.round((mondayOf(time).getTime() - firstMonday.getTime()) / (7 * dayMilliseconds))
  return `${thursday.getUTCFullYear()}-W${String(number).padStart(2, "0")}`
}

/**
 * The span of a week: from its Monday 00:00 UTC to the next, the end not included.
 * @throws RangeError when the text is not a week, such as `2026-W54`
 */
export function isoWeekSpan(week: string): { readonly startsAt: Date; readonly endsAt: Date } {
  const parts = /^(\d{4})-W(\d{2})$/.exec(week)
  if (parts === null) throw new RangeError("A week is written like 2026-W47.")
  const startsAt = new Date(
    firstMondayOf(Number(parts[1])).getTime() + (Number(parts[2]) - 1) * 7 * dayMilliseconds,
  )
  if (isoWeekOf(startsAt) !== week) throw new RangeError(`There is no week ${week}.`)
  return { startsAt, endsAt: new Date(startsAt.getTime() + 7 * dayMilliseconds) }
}

function mondayOf(time: Date): Date {
  const day = Date.UTC(time.getUTCFullYear(), time.getUTCMonth(), time.getUTCDate())
  return new Date(day - ((time.getUTCDay() + 6) % 7) * dayMilliseconds)
}

function firstMondayOf(year: number): Date {
  // The fourth of January always lies in the first week.
  return mondayOf(new Date(Date.UTC(year, 0, 4)))
}
