const idShape = /^([a-z]+_[0-9a-z]{12})[0-9a-z]{8}$/
const nonceShape = /^0x[0-9a-f]{64}$/

/** The same input with ids that nothing has. */
export function unknownTwin(input: unknown): unknown {
  if (typeof input === "string") {
    if (nonceShape.test(input)) return `0x${"0".repeat(64)}`
    return input.replace(idShape, "$100000000")
  }
  if (Array.isArray(input)) return input.map(unknownTwin)
  if (typeof input !== "object" || input === null || input instanceof Date) return input
  return Object.fromEntries(Object.entries(input).map(([key, value]) => [key, unknownTwin(value)]))
}
