import type { PoolValues } from "./pool-values"

/** The form of a pool as this browser keeps it until the server can. */
const prefix = "millpond.pool-form."

/** @param place the pool's id, or the account's for a pool that does not exist yet */
export function keepValues(place: string, values: PoolValues): void {
  try {
    localStorage.setItem(prefix + place, JSON.stringify(values))
  } catch {
    // A full or closed storage costs the copy alone; the form goes on.
  }
}

export function forgetValues(place: string): void {
  localStorage.removeItem(prefix + place)
}

/** What was kept; null where there is nothing, or something of another shape. */
export function readKeptValues(place: string, blank: PoolValues): PoolValues | null {
  const text = localStorage.getItem(prefix + place)
  if (text === null) return null
  try {
    const kept: unknown = JSON.parse(text)
    return isLike(kept, blank) ? kept : null
  } catch {
    return null
  }
}

function isLike(kept: unknown, blank: PoolValues): kept is PoolValues {
  if (typeof kept !== "object" || kept === null) return false
  const found = new Map<string, unknown>(Object.entries(kept))
  return Object.entries(blank).every(
    ([name, value]) =>
      typeof found.get(name) === typeof value && Array.isArray(found.get(name)) === Array.isArray(value),
  )
}
