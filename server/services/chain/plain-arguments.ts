import "server-only"

/** Arguments of an event as JSON can keep them: bigints as decimal texts. */
export function plainArguments(args: unknown): Record<string, unknown> {
  if (typeof args !== "object" || args === null) return {}
  return Object.fromEntries(Object.entries(args).map(([name, value]) => [name, plain(value)]))
}

function plain(value: unknown): unknown {
  if (typeof value === "bigint") return value.toString()
  if (Array.isArray(value)) return value.map(plain)
  return typeof value === "object" && value !== null ? plainArguments(value) : value
}
