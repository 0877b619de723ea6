import type { ItemContent, ItemField, ItemSchema } from "../pool/item-schema"

export const admissionVerdicts = ["accepted", "held", "rejected"] as const
export type AdmissionVerdict = (typeof admissionVerdicts)[number]

/** The closed list of reasons for which a row is not taken. Each has words for people in `admissionReasonText`. */
export const admissionReasonCodes = [
  "not_json",
  "not_an_object",
  "field_missing",
  "field_wrong_type",
  "field_too_short",
  "field_too_long",
  "field_out_of_range",
  "field_not_a_choice",
  "field_unknown",
  "row_too_large",
  "duplicate_in_contribution",
  "duplicate_in_pool",
] as const
export type AdmissionReasonCode = (typeof admissionReasonCodes)[number]

/** Why a row is not taken; `field` names the place, never the content. */
export interface AdmissionReason {
  readonly code: AdmissionReasonCode
  readonly field?: string
}

/** Largest row, in bytes of UTF-8. */
export const maxRowBytes = 65_536
/** Largest contribution before encryption. */
export const maxContributionBytes = 64 * 1024 * 1024
/** Largest upload: encryption adds a header and 16 bytes for every 64 KiB. */
export const maxUploadBytes = maxContributionBytes + 1024 * 1024
/** Most rows in one contribution. */
export const maxRows = 50_000

/** A row that reads as an object of the pool's schema, or the reasons why not. */
export type RowReading =
  | { readonly ok: true; readonly content: ItemContent }
  | { readonly ok: false; readonly reasons: readonly AdmissionReason[] }

/**
 * Reads one line of JSON Lines against a pool's schema. The browser asks the same function before upload.
 * Duplicates are judged elsewhere: they need the other rows.
 */
export function readRow(line: string, schema: ItemSchema): RowReading {
  if (new TextEncoder().encode(line).length > maxRowBytes)
    return { ok: false, reasons: [{ code: "row_too_large" }] }
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return { ok: false, reasons: [{ code: "not_json" }] }
  }
  return checkContent(value, schema)
}

/** Checks a parsed row against a pool's schema; every fault is named, not only the first. */
export function checkContent(value: unknown, schema: ItemSchema): RowReading {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return { ok: false, reasons: [{ code: "not_an_object" }] }
  }
  const row = value as Readonly<Record<string, unknown>>
  const known = new Set(schema.fields.map((field) => field.name))
  const reasons: AdmissionReason[] = []
  for (const field of schema.fields) reasons.push(...faultsOf(field, row[field.name]))
  for (const name of Object.keys(row))
    if (!known.has(name)) reasons.push({ code: "field_unknown", field: name })
  return reasons.length > 0 ? { ok: false, reasons } : { ok: true, content: row as ItemContent }
}

function faultsOf(field: ItemField, value: unknown): AdmissionReason[] {
  const fault = (code: AdmissionReasonCode): AdmissionReason[] => [{ code, field: field.name }]
  if (value === undefined || value === null || value === "")
    return field.isRequired ? fault("field_missing") : []
  switch (field.type) {
    case "text":
      if (typeof value !== "string") return fault("field_wrong_type")
      if (field.minLength !== undefined && value.trim().length < field.minLength)
        return fault("field_too_short")
      if (field.maxLength !== undefined && value.length > field.maxLength) return fault("field_too_long")
      return []
    case "choice":
      if (typeof value !== "string") return fault("field_wrong_type")
      return field.choices?.includes(value) ? [] : fault("field_not_a_choice")
    case "boolean":
      return typeof value === "boolean" ? [] : fault("field_wrong_type")
    case "number":
    case "integer":
      if (typeof value !== "number" || !Number.isFinite(value)) return fault("field_wrong_type")
      if (field.type === "integer" && !Number.isInteger(value)) return fault("field_wrong_type")
      if (field.minimum !== undefined && value < field.minimum) return fault("field_out_of_range")
      if (field.maximum !== undefined && value > field.maximum) return fault("field_out_of_range")
      return []
  }
}

/** Splits an upload into rows: each non-empty line of JSON Lines, or a whole text file as one row of its body field. */
export function splitRows(text: string, mediaType: string, schema: ItemSchema): readonly string[] {
  if (mediaType === "text/plain")
    return text.trim() === "" ? [] : [JSON.stringify({ [schema.bodyField]: text.trim() })]
  return text
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "")
}

/** A reason in plain words, with what to do about it. */
export function admissionReasonText(reason: AdmissionReason): string {
  const field = reason.field ?? "a field"
  const texts: Record<AdmissionReasonCode, string> = {
    not_json: 'This line is not JSON. Each line must be one object, like {"text": "…"}.',
    not_an_object: "This line is not an object with named fields.",
    field_missing: `“${field}” is missing. Add it.`,
    field_wrong_type: `“${field}” has the wrong type of value.`,
    field_too_short: `“${field}” is shorter than this pool takes.`,
    field_too_long: `“${field}” is longer than this pool takes.`,
    field_out_of_range: `“${field}” is outside the range this pool takes.`,
    field_not_a_choice: `“${field}” is not one of the values this pool takes.`,
    field_unknown: `“${field}” is not a field of this pool. Remove it.`,
    row_too_large: "This row is larger than 64 KiB.",
    duplicate_in_contribution: "The same row stands earlier in this contribution.",
    duplicate_in_pool: "This pool already has this row.",
  }
  return texts[reason.code]
}
