export interface DayCount {
  /** ISO date, UTC; a day on which items came. */
  readonly day: string
  /** Items held at its end. */
  readonly itemCount: number
}

export interface DayTotal {
  readonly day: string
  readonly total: number
}

const dayMilliseconds = 86_400_000

/**
 * Items held at the end of each day; days on which nothing came keep the level.
 * @param openedAt the first day shown, where it is before the first items
 * @param untilAt the last day shown, where it is after the last items
 */
export function totalsByDay(
  growth: readonly DayCount[],
  openedAt: Date | null = null,
  untilAt: Date | null = null,
): readonly DayTotal[] {
  if (growth.length === 0) return []
  const byDay = new Map(growth.map(({ day, itemCount }) => [day, itemCount]))
  const ends = [openedAt, untilAt].filter((at) => at !== null).map(dayOf)
  const days = [...byDay.keys(), ...ends].map((day) => Date.parse(day))
  const totals: DayTotal[] = []
  let total = 0
  for (let at = Math.min(...days); at <= Math.max(...days); at += dayMilliseconds) {
    const day = dayOf(new Date(at))
    total = byDay.get(day) ?? total
    totals.push({ day, total })
  }
  return totals
}

function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10)
}
