import { type AdmissionReason, maxRows, readRow } from "@/server/domain/contribution/admission"
import type { ItemContent, ItemSchema } from "@/server/domain/pool/item-schema"
import { rowsOf, type Source } from "./source"

export interface FaultyRow {
  readonly rowNumber: number
  readonly reasons: readonly AdmissionReason[]
  /** The row itself, to be mended here; it does not leave this device. */
  readonly line: string
}

export interface PreviewRow {
  readonly rowNumber: number
  readonly content: ItemContent
}

/** Something worth a second look; nothing is refused for it. */
export interface Warning {
  readonly code: "email" | "phone" | "very_short"
  readonly count: number
  readonly firstRowNumber: number
}

/** What a source contains, found in this browser before anything is sent. */
export interface Inspection {
  readonly byteSize: number
  readonly rowCount: number
  readonly goodCount: number
  readonly duplicateCount: number
  /** The first faulty rows; `faultyRowNumbers` has all of them. */
  readonly faults: readonly FaultyRow[]
  readonly faultyRowNumbers: readonly number[]
  readonly preview: readonly PreviewRow[]
  readonly fieldCounts: Readonly<Record<string, number>>
  readonly warnings: readonly Warning[]
  readonly isText: boolean
  readonly hasTooManyRows: boolean
}

/** Faulty rows kept with their content. */
export const maxShownFaults = 200
/** Good rows kept for the preview. */
export const maxPreviewRows = 20
// So many faulty row numbers are noted; a file with more is the wrong file.
const maxNotedFaults = maxRows

/** Reads a whole source row by row and says what is in it. Memory does not grow with its size. */
export async function inspect(
  source: Source,
  schema: ItemSchema,
  onBytes: (bytesRead: number) => void = () => {},
): Promise<Inspection> {
  const tally = new Tally(source.blob.size)
  try {
    for await (const row of rowsOf(source, schema, onBytes)) {
      tally.add(row.rowNumber, row.line, schema)
      if (tally.rowCount > maxRows) break
    }
  } catch (error) {
    if (error instanceof TypeError) return tally.finish(false)
    throw error
  }
  return tally.finish(true)
}

class Tally {
  rowCount = 0
  private goodCount = 0
  private duplicateCount = 0
  private readonly faults: FaultyRow[] = []
  private readonly faultyRowNumbers: number[] = []
  private readonly preview: PreviewRow[] = []
  private readonly fieldCounts: Record<string, number> = {}
  private readonly seen = new Set<number>()
  private readonly warnings = new Map<Warning["code"], { count: number; firstRowNumber: number }>()

  constructor(private readonly byteSize: number) {}

  add(rowNumber: number, line: string, schema: ItemSchema): void {
    this.rowCount++
    const reading = readRow(line, schema)
    if (!reading.ok) {
      this.addFault({ rowNumber, reasons: reading.reasons, line })
      return
    }
    const mark = shortHash(JSON.stringify(Object.entries(reading.content).sort()))
    if (this.seen.has(mark)) {
      this.duplicateCount++
      this.addFault({ rowNumber, reasons: [{ code: "duplicate_in_contribution" }], line })
      return
    }
    this.seen.add(mark)
    this.addGood({ rowNumber, content: reading.content }, schema)
  }

  private addFault(fault: FaultyRow): void {
    if (this.faults.length < maxShownFaults) this.faults.push(fault)
    if (this.faultyRowNumbers.length < maxNotedFaults) this.faultyRowNumbers.push(fault.rowNumber)
  }

  private addGood(row: PreviewRow, schema: ItemSchema): void {
    this.goodCount++
    if (this.preview.length < maxPreviewRows) this.preview.push(row)
    for (const [name, value] of Object.entries(row.content)) {
      if (value !== null && value !== "") this.fieldCounts[name] = (this.fieldCounts[name] ?? 0) + 1
    }
    for (const code of warningsOf(row.content, schema)) {
      const known = this.warnings.get(code)
      this.warnings.set(code, {
        count: (known?.count ?? 0) + 1,
        firstRowNumber: known?.firstRowNumber ?? row.rowNumber,
      })
    }
  }

  finish(isText: boolean): Inspection {
    const { byteSize, rowCount, goodCount, duplicateCount, faults, faultyRowNumbers, preview, fieldCounts } =
      this
    const warnings = [...this.warnings].map(([code, figures]) => ({ code, ...figures }))
    const counts = { byteSize, rowCount, goodCount, duplicateCount, fieldCounts }
    return {
      ...counts,
      faults,
      faultyRowNumbers,
      preview,
      warnings,
      isText,
      hasTooManyRows: rowCount > maxRows,
    }
  }
}

const emailPattern = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63})+/
const phonePattern = /(?:\+|\b00)\d[\d ()/-]{7,16}\d\b/
const veryShortCharacters = 20

function warningsOf(content: ItemContent, schema: ItemSchema): Warning["code"][] {
  const texts = Object.values(content).filter((value) => typeof value === "string")
  const body = content[schema.bodyField]
  const found: Warning["code"][] = []
  if (texts.some((text) => emailPattern.test(text))) found.push("email")
  if (texts.some((text) => phonePattern.test(text))) found.push("phone")
  if (typeof body === "string" && body.trim().length < veryShortCharacters) found.push("very_short")
  return found
}

/** 53 bits of a text (cyrb53, public domain): enough to say "looks the same"; the vault decides. */
function shortHash(text: string): number {
  let high = 0xdeadbeef
  let low = 0x41c6ce57
  for (let place = 0; place < text.length; place++) {
    const unit = text.charCodeAt(place)
    high = Math.imul(high ^ unit, 2654435761)
    low = Math.imul(low ^ unit, 1597334677)
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  return 4294967296 * (2097151 & low) + (high >>> 0)
}
