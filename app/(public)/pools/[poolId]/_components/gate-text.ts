import { formatDuration } from "@/app/_lib/format-time"

/** How long a gate took to close, from the asking to the deleted key. */
export function gateText(seconds: number): string {
  return seconds < 1 ? "a second" : formatDuration(seconds)
}
