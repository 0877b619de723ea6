import { formatCount } from "@/app/_lib/format"
import { formatDuration } from "@/app/_lib/format-time"

interface GateTimes {
  readonly closedAt: Date
  readonly lastReadAt: Date | null
}

/** How long before the closing the last reading was. */
export function lastReadText({ closedAt, lastReadAt }: GateTimes): string {
  if (lastReadAt === null) return "It had never been read."
  const seconds = Math.max(0, (closedAt.getTime() - lastReadAt.getTime()) / 1000)
  return `Last read ${formatDuration(seconds)} before you closed it.`
}

/** How long the closing took, from the asking to the deleted key. */
export function closingText(closingSeconds: number | null): string | null {
  if (closingSeconds === null) return null
  return closingSeconds < 1 ? "It took less than a second." : `It took ${formatDuration(closingSeconds)}.`
}

/** Readings that were asked for after the closing, and refused. */
export function refusedText(refusedCount: number | null): string {
  if (refusedCount === null) return "The vault does not answer just now; its log stands here again soon."
  if (refusedCount === 0) return "No reading was asked for since."
  return refusedCount === 1
    ? "One reading refused since."
    : `${formatCount(refusedCount)} readings refused since.`
}
