import { isId } from "@/server/domain/id"
import { isoWeekOf, isoWeekSpan } from "@/server/domain/run/iso-week"

/** What the address says; anything may stand in an address. */
export interface BoardFilter {
  readonly pool?: string
  readonly week?: string
}

/** What is asked of the server: a pool and a week only where they are ones. */
export function boardQueryOf({ pool, week }: BoardFilter) {
  return {
    ...(pool !== undefined && isId("pool", pool) ? { poolId: pool } : {}),
    ...(week !== undefined && isWeek(week) ? { week } : {}),
  }
}

/** The week so many weeks away: -1 is the one before. */
export function weekAway(week: string, weeks: number): string {
  const { startsAt } = isoWeekSpan(week)
  return isoWeekOf(new Date(startsAt.getTime() + weeks * 7 * 86_400_000))
}

function isWeek(text: string): boolean {
  try {
    isoWeekSpan(text)
    return true
  } catch {
    return false
  }
}
