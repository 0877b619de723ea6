import { formatBytes } from "@/app/_lib/format"
import { maxContributionBytes, maxRowBytes } from "@/server/domain/contribution/admission"
import type { ItemSchema, MediaType } from "@/server/domain/pool/item-schema"
import { type Source, sourceOf } from "./source"

/** What the pool takes, as far as picking needs it. */
export interface PickTarget {
  readonly mediaTypes: readonly string[]
  readonly itemSchema: ItemSchema
}

/** A source, or a sentence that says why these files cannot be one. */
export type Pick = { readonly source: Source } | { readonly refusal: string }

const rowEndings = /\.(jsonl|ndjson)$/i
const textEndings = /\.(txt|md|text)$/i

/** Joins picked files to one source: rows stay rows, a text file is one item. */
export async function pickFiles(files: readonly File[], target: PickTarget): Promise<Pick> {
  const strange = files.find((file) => !rowEndings.test(file.name) && !textEndings.test(file.name))
  if (strange !== undefined) {
    return { refusal: `${strange.name} is neither JSON Lines (.jsonl) nor text (.txt). Nothing was read.` }
  }
  const empty = files.find((file) => file.size === 0)
  if (empty !== undefined) return { refusal: `${empty.name} is empty.` }
  const byteSize = files.reduce((sum, file) => sum + file.size, 0)
  if (byteSize > maxContributionBytes) {
    return {
      refusal: `This comes to ${formatBytes(byteSize)}; one contribution has at most ${formatBytes(maxContributionBytes)}. Split it and send the parts.`,
    }
  }
  const rowFiles = files.filter((file) => rowEndings.test(file.name))
  const textFiles = files.filter((file) => textEndings.test(file.name))
  const title = files.length === 1 ? (files[0]?.name ?? "") : `${files.length} files`
  const onlyText = textFiles.length === 1 && rowFiles.length === 0 && target.mediaTypes.includes("text/plain")
  if (onlyText && textFiles[0] !== undefined) return { source: sourceOf(title, "text/plain", textFiles[0]) }
  if (!target.mediaTypes.includes("application/jsonl")) {
    return { refusal: "This pool takes one text file (.txt) at a time." }
  }
  const parts: BlobPart[] = rowFiles.flatMap((file) => [file, "\n"])
  for (const file of textFiles) parts.push(await rowOfTextFile(file, target.itemSchema), "\n")
  return { source: sourceOf(title, "application/jsonl", new Blob(parts)) }
}

// Read only as far as a row may be long: a longer one is refused for its size, not silently shortened to fit.
async function rowOfTextFile(file: File, schema: ItemSchema): Promise<string> {
  const text = await file.slice(0, maxRowBytes + 1).text()
  return JSON.stringify({ [schema.bodyField]: text.trim() })
}

/** How pasted text becomes rows. */
export type PasteReading = "rows" | "oneItem" | "itemPerLine"

/** JSON Lines where the first line looks like an object; otherwise the whole text as one item. */
export function guessPaste(text: string): PasteReading {
  return text.trimStart().startsWith("{") ? "rows" : "oneItem"
}

/** A source from pasted text. */
export function pickPaste(text: string, reading: PasteReading, target: PickTarget): Source {
  const { bodyField } = target.itemSchema
  const mediaType: MediaType =
    reading === "oneItem" && target.mediaTypes.includes("text/plain") ? "text/plain" : "application/jsonl"
  if (reading === "rows" || mediaType === "text/plain")
    return sourceOf("Pasted text", mediaType, new Blob([text]))
  const items = reading === "oneItem" ? [text.trim()] : text.split(/\r?\n/).map((line) => line.trim())
  return sourceOfRows(
    "Pasted text",
    items.filter((item) => item !== "").map((item) => ({ [bodyField]: item })),
  )
}

/** A source from rows typed into the form. */
export function sourceOfRows(title: string, rows: readonly Readonly<Record<string, unknown>>[]): Source {
  return sourceOf(
    title,
    "application/jsonl",
    new Blob([rows.map((row) => `${JSON.stringify(row)}\n`).join("")]),
  )
}
