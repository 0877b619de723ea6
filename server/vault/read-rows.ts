import "server-only"
import { canonicalJson } from "@/server/domain/canonical-json"
import { type AdmissionReason, maxRows, readRow, splitRows } from "@/server/domain/contribution/admission"
import type { ContributionFault } from "@/server/domain/contribution/admission-outcome"
import type { ItemSchema } from "@/server/domain/pool/item-schema"
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
      refused.push({ rowNumber, reasons: reading.reasons.map(withoutForeignName) })
      continue
    }
    const itemHash = keyedHash(hashKey, "item", canonicalJson(reading.content))
    if (seen.has(itemHash)) {
      refused.push({ rowNumber, reasons: [{ code: "duplicate_in_contribution" }] })
      continue
    }
    seen.add(itemHash)
    const group = schema.groupField === undefined ? null : (reading.content[schema.groupField] ?? null)
    readable.push({
      rowNumber,
      content: new TextEncoder().encode(JSON.stringify(reading.content)),
      itemHash,
      groupKey: group === null ? null : keyedHash(hashKey, "group", String(group)).slice(2, 34),
    })
  }
  return { fault: null, readable, refused }
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
