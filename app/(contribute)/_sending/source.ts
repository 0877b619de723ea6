import { maxRowBytes, readRow, splitRows } from "@/server/domain/contribution/admission"
import type { ItemSchema, MediaType } from "@/server/domain/pool/item-schema"

/** What a person picked, with what was changed on this page. The bytes stay where they are until they are read. */
export interface Source {
  readonly title: string
  readonly mediaType: MediaType
  readonly blob: Blob
  /** Rows rewritten here, by their number in the picked data, counted from 1. */
  readonly edits: ReadonlyMap<number, string>
  /** Rows left out here. */
  readonly leftOut: ReadonlySet<number>
}

/** One row as it would be sent. */
export interface SourceRow {
  /** Its number in the picked data, counted from 1; empty lines do not count. */
  readonly rowNumber: number
  readonly line: string
}

/** A source without changes. */
export function sourceOf(title: string, mediaType: MediaType, blob: Blob): Source {
  return { title, mediaType, blob, edits: new Map(), leftOut: new Set() }
}

/** Whether the picked bytes go as they are. */
export function isUnchanged(source: Source): boolean {
  return source.edits.size === 0 && source.leftOut.size === 0
}

/**
 * The rows of a source one after the other, with its changes, never holding more than a row and a chunk.
 * @param onBytes told how many of the blob's bytes have been read so far
 * @throws TypeError when the bytes are not UTF-8 text
 */
export async function* rowsOf(
  source: Source,
  schema: ItemSchema,
  onBytes: (bytesRead: number) => void = () => {},
): AsyncGenerator<SourceRow> {
  let rowNumber = 0
  for await (const line of plainRowsOf(source, schema, onBytes)) {
    rowNumber++
    if (source.leftOut.has(rowNumber)) continue
    yield { rowNumber, line: source.edits.get(rowNumber) ?? line }
  }
}

async function* plainRowsOf(source: Source, schema: ItemSchema, onBytes: (bytesRead: number) => void) {
  if (source.mediaType !== "text/plain") {
    yield* linesOf(source.blob.stream(), onBytes)
    return
  }
  const head = await source.blob.slice(0, longestLine).arrayBuffer()
  onBytes(source.blob.size)
  // One text file is one row; a longer text than a row may be is cut here and refused for its size.
  const isWhole = source.blob.size <= longestLine
  const text = new TextDecoder("utf-8", { fatal: isWhole }).decode(head)
  yield* splitRows(text, source.mediaType, schema)
}

// Longer lines than this are cut: they are refused for their size, and a file without line ends must not fill memory.
const longestLine = maxRowBytes * 2

/** The non-empty lines of UTF-8 bytes, as the vault counts them. */
export async function* linesOf(
  stream: ReadableStream<Uint8Array>,
  onBytes: (bytesRead: number) => void = () => {},
): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true })
  let rest = ""
  let bytesRead = 0
  for await (const chunk of chunksOf(stream)) {
    bytesRead += chunk.byteLength
    const parts = (rest + decoder.decode(chunk, { stream: true })).split("\n")
    rest = (parts.pop() ?? "").slice(0, longestLine)
    for (const part of parts) if (part.trim() !== "") yield withoutCarriageReturn(part)
    onBytes(bytesRead)
  }
  rest += decoder.decode()
  if (rest.trim() !== "") yield withoutCarriageReturn(rest)
}

function withoutCarriageReturn(line: string): string {
  return line.endsWith("\r") ? line.slice(0, -1) : line
}

/** The chunks of a stream; Safari has no async iteration of streams. */
export async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      yield value
    }
  } finally {
    reader.releaseLock()
  }
}

/** The bytes that go into the envelope: the blob itself, or its rows with the changes made here. */
export function plaintextOf(source: Source, schema: ItemSchema): ReadableStream<Uint8Array> {
  if (isUnchanged(source)) return source.blob.stream()
  const rows = rowsOf(source, schema)
  const encoder = new TextEncoder()
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await rows.next()
      if (done) return controller.close()
      controller.enqueue(encoder.encode(`${value.line}\n`))
    },
  })
}

/** The media type of what is sent: a text file whose one row was rewritten goes as a row. */
export function sentMediaType(source: Source): MediaType {
  return isUnchanged(source) ? source.mediaType : "application/jsonl"
}

/** Values of a line as far as they can be read, to fill a form; nothing is lost of a line that is no object. */
export function valuesOfLine(line: string, schema: ItemSchema): Readonly<Record<string, unknown>> {
  const reading = readRow(line, schema)
  if (reading.ok) return reading.content
  try {
    const value: unknown = JSON.parse(line)
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return { ...value }
    return { [schema.bodyField]: typeof value === "string" ? value : line }
  } catch {
    return { [schema.bodyField]: line }
  }
}
