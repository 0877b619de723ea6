import { canonicalJson, type JsonValue } from "../canonical-json"
import { checksOf, lineLeaf, rootOfLines } from "./line-tree"
import type { EndLine, TranscriptLine } from "./lines"

type Hex = `0x${string}`

export interface TranscriptSummary {
  readonly root: Hex
  /** Lines under the root: all but the end line. */
  readonly lineCount: number
  readonly byteSize: number
}

/** Writes a transcript line by line: each as canonical JSON, the end line with the root of all before it. */
export interface TranscriptWriter {
  /** The bytes of a line, its line end included. */
  write(line: TranscriptLine): Uint8Array
  /** The end line's bytes, and what is to be anchored. @throws RangeError before the first line */
  end(): { readonly bytes: Uint8Array; readonly summary: TranscriptSummary }
}

export function openTranscriptWriter(): TranscriptWriter {
  const encoder = new TextEncoder()
  const leaves: Uint8Array[] = []
  let byteSize = 0
  const bytesOf = (line: TranscriptLine | EndLine) => {
    const bytes = encoder.encode(`${canonicalJson(line as JsonValue)}\n`)
    byteSize += bytes.length
    return bytes
  }
  return {
    write(line) {
      const bytes = bytesOf(line)
      leaves.push(lineLeaf(bytes.subarray(0, -1)))
      return bytes
    },
    end() {
      const root = rootOfLines(leaves)
      const lineCount = leaves.length
      const bytes = bytesOf({ type: "end", lineCount, root, checks: checksOf(leaves) })
      return { bytes, summary: { root, lineCount, byteSize } }
    },
  }
}
