export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue | undefined }

/**
 * The one text of a JSON value (RFC 8785): no spaces, keys sorted by UTF-16 code units, fields that are undefined
 * left out. What is hashed or signed is this text, so that everybody gets the same bytes.
 * @throws RangeError for a number that JSON cannot carry (NaN, infinity) or that is not exact (an integer above 2^53)
 */
export function canonicalJson(value: JsonValue): string {
  if (
    typeof value === "number" &&
    !(Number.isFinite(value) && (Number.isSafeInteger(value) || value % 1 !== 0))
  ) {
    throw new RangeError(`canonical JSON cannot carry ${value}`)
  }
  if (value === null || typeof value !== "object") return JSON.stringify(value)
  if (isArray(value)) return `[${value.map(canonicalJson).join(",")}]`
  const fields = Object.keys(value)
    .sort()
    .flatMap((key) => {
      const field = value[key]
      return field === undefined ? [] : [`${JSON.stringify(key)}:${canonicalJson(field)}`]
    })
  return `{${fields.join(",")}}`
}

function isArray(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value)
}
