import "server-only"
import { canonicalJson } from "@/server/domain/canonical-json"
import { type AdmissionReason, maxRows, readRow, splitRows } from "@/server/domain/contribution/admission"
import type { ContributionFault } from "@/server/domain/contribution/admission-outcome"
import type { ItemContent, ItemSchema } from "@/server/domain/pool/item-schema"
import { keyedHash } from "./keys"

/** A row that reads well, ready to be sealed. */
export interface ReadableRow {
  readonly rowNumber: number
  readonly content: Uint8Array
  readonly itemHash: `0x${string}`
  readonly groupKey: string | null
}

export interface RefusedRow {
  readonly rowNumber: number
  readonly reasons: readonly AdmissionReason[]
  /** The row itself where it reads well and was refused all the same; null where it breaks the schema. */
  readonly repeated: ReadableRow | null
}

export type RowsReading =
  | { readonly fault: ContributionFault }
  | {
      readonly fault: null
      readonly readable: readonly ReadableRow[]
      readonly refused: readonly RefusedRow[]
    }

/** Reads an opened upload row by row; of equal rows the first is taken. Row numbers start at 1. */
export function readRows(
  plaintext: Uint8Array,
  mediaType: string,
  schema: ItemSchema,
  hashKey: Uint8Array,
): RowsReading {
  const text = decodeText(plaintext)
  if (text === null) return { fault: "not_text" }
  const lines = splitRows(text, mediaType, schema)
  if (lines.length === 0) return { fault: "empty" }
  if (lines.length > maxRows) return { fault: "too_many_rows" }
  const readable: ReadableRow[] = []
  const refused: RefusedRow[] = []
  const seen = new Set<string>()
  for (const [index, line] of lines.entries()) {
    const rowNumber = index + 1
    const reading = readRow(line, schema)
    if (!reading.ok) {
      refused.push({ rowNumber, reasons: reading.reasons.map(withoutForeignName), repeated: null })
      continue
    }
    const row = hashRow(reading.content, rowNumber, schema, hashKey)
    if (seen.has(row.itemHash)) {
      refused.push({ rowNumber, reasons: [{ code: "duplicate_in_contribution" }], repeated: row })
      continue
    }
    seen.add(row.itemHash)
    readable.push(row)
  }
  return { fault: null, readable, refused }
}

function hashRow(
  content: ItemContent,
  rowNumber: number,
  schema: ItemSchema,
  hashKey: Uint8Array,
): ReadableRow {
  const group = schema.groupField === undefined ? null : (content[schema.groupField] ?? null)
  return {
    rowNumber,
    content: new TextEncoder().encode(JSON.stringify(content)),
    itemHash: keyedHash(hashKey, "item", canonicalJson(content)),
    groupKey: group === null ? null : keyedHash(hashKey, "group", String(group)).slice(2, 34),
  }
}

/** The name of a field that the pool does not know is the contributor's own text: it stays in the vault. */
function withoutForeignName(reason: AdmissionReason): AdmissionReason {
  return reason.code === "field_unknown" ? { code: reason.code } : reason
}

function decodeText(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
