import "server-only"
import type { JsonValue } from "@/server/domain/canonical-json"

/** Arguments of an event as JSON can keep them: bigints as decimal texts. */
export function plainArguments(args: unknown): Record<string, JsonValue> {
  if (typeof args !== "object" || args === null) return {}
  return Object.fromEntries(Object.entries(args).map(([name, value]) => [name, plain(value)]))
}

function plain(value: unknown): JsonValue {
  if (typeof value === "number" || typeof value === "boolean" || typeof value === "string") return value
  if (Array.isArray(value)) return value.map(plain)
  return typeof value === "object" && value !== null
    ? plainArguments(value)
    : value == null
      ? null
      : String(value)
}
