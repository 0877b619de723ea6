const locale = "en-GB"
const minuteSeconds = 60
const hourSeconds = 3600
const daySeconds = 86400

/** A length of time in its two largest units: 3725 is "1 h 2 min". */
export function formatDuration(seconds: number): string {
  const rounded = Math.max(0, Math.round(seconds))
  if (rounded < minuteSeconds) return `${rounded} s`
  const parts: readonly (readonly [number, string])[] = [
    [daySeconds, "day"],
    [hourSeconds, "h"],
    [minuteSeconds, "min"],
    [1, "s"],
  ]
  const first = parts.findIndex(([unit]) => rounded >= unit)
  return parts
    .slice(first, first + 2)
    .map(([unit, name], place) => {
      const within = place === 0 ? rounded : rounded % (parts[first]?.[0] ?? 1)
      return [Math.floor(within / unit), name] as const
    })
    .filter(([count]) => count > 0)
    .map(([count, name]) => `${count} ${name === "day" && count > 1 ? "days" : name}`)
    .join(" ")
}

/** How long ago or ahead, in words; beyond a month the date itself. */
export function formatRelative(at: Date, nowAt: Date): string {
  const seconds = Math.round((at.getTime() - nowAt.getTime()) / 1000)
  const distance = Math.abs(seconds)
  if (distance < 5) return "just now"
  if (distance >= 30 * daySeconds) return formatDate(at)
  const words = new Intl.RelativeTimeFormat("en", { numeric: "auto", style: "short" })
  if (distance < minuteSeconds) return words.format(seconds, "second")
  if (distance < hourSeconds) return words.format(Math.trunc(seconds / minuteSeconds), "minute")
  if (distance < daySeconds) return words.format(Math.trunc(seconds / hourSeconds), "hour")
  return words.format(Math.trunc(seconds / daySeconds), "day")
}

/** "21 Nov 2026", by UTC, so that server and browser agree. */
export function formatDate(at: Date): string {
  return at.toLocaleDateString(locale, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" })
}

/** The exact time with its zone: "21 Nov 2026, 03:21:07 UTC". */
export function formatExact(at: Date): string {
  const clock = at.toLocaleTimeString(locale, { hour12: false, timeZone: "UTC" })
  return `${formatDate(at)}, ${clock} UTC`
}
