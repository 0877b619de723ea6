import { type KindConfig, readConfig } from "../kinds/registry"
import { checkLength, checkOf, lineLeaf, rootOfLines } from "./line-tree"
import {
  type DistributionLine,
  type EndLine,
  endLineSchema,
  type FitLine,
  type HeaderLine,
  type LabelerLine,
  lineSchema,
  type ReleaseLine,
  type RunLine,
  type TaskLine,
  type TranscriptLine,
} from "./lines"

type Hex = `0x${string}`

/** A line with its number in the file, from 1: where a difference is shown to lie. */
export type Placed<Line> = Line & { readonly line: number }

/** What a transcript says, read and in its shape. Whether it is true is for `recompute` to find out. */
export interface ProjectTranscript {
  readonly header: HeaderLine
  readonly config: KindConfig
  readonly labelers: readonly Placed<LabelerLine>[]
  readonly fits: readonly Placed<FitLine>[]
  readonly releases: readonly Placed<ReleaseLine>[]
  readonly runs: readonly Placed<RunLine>[]
  readonly tasks: readonly Placed<TaskLine>[]
  readonly distributions: readonly Placed<DistributionLine>[]
}

/** Something in the file that does not fit: which line, and what is wrong with it. */
export interface FileFault {
  readonly line: number
  readonly expected: string
  readonly found: string
}

export interface ReadFile {
  /** Null when a line could not be read: then nothing else can be recomputed. */
  readonly transcript: ProjectTranscript | null
  /** Of the lines as they are in this file. */
  readonly root: Hex | null
  readonly lineCount: number
  readonly byteSize: number
  /** The first thing wrong with the file by itself: a line that the end line does not know, or one of another shape. */
  readonly fault: FileFault | null
}

/** Takes a transcript in pieces as they arrive; the pieces may break off anywhere. */
export interface TranscriptReader {
  push(piece: Uint8Array): void
  end(): ReadFile
}

interface Reading {
  readonly leaves: Uint8Array[]
  readonly lines: Placed<TranscriptLine>[]
  end: EndLine | null
  fault: FileFault | null
}

export function openTranscriptReader(): TranscriptReader {
  const reading: Reading = { leaves: [], lines: [], end: null, fault: null }
  let rest: Uint8Array = new Uint8Array(0)
  let byteSize = 0
  return {
    push(piece) {
      byteSize += piece.length
      let from = 0
      for (let to = piece.indexOf(10); to >= 0; to = piece.indexOf(10, from)) {
        takeLine(reading, joined(rest, piece.subarray(from, to)))
        rest = new Uint8Array(0)
        from = to + 1
      }
      rest = joined(rest, piece.subarray(from))
    },
    end() {
      if (rest.length > 0) takeLine(reading, rest)
      return { ...finish(reading), byteSize }
    },
  }
}

/** A whole file at once. */
export function readTranscript(file: Uint8Array): ReadFile {
  const reader = openTranscriptReader()
  reader.push(file)
  return reader.end()
}

const decoder = new TextDecoder()

function takeLine(reading: Reading, bytes: Uint8Array): void {
  const line = reading.leaves.length + 1
  const text = decoder.decode(bytes)
  if (text.includes('"type":"end"') && reading.end === null) {
    const end = endLineSchema.safeParse(parsed(text))
    if (end.success) {
      reading.end = end.data
      return
    }
  }
  if (reading.end !== null) reading.fault ??= { line: line + 1, expected: "the end", found: excerpt(text) }
  reading.leaves.push(lineLeaf(bytes))
  const read = lineSchema.safeParse(parsed(text))
  if (read.success) reading.lines.push({ ...read.data, line })
  else {
    const [issue] = read.error.issues
    const expected = issue === undefined ? "a line" : `${issue.path.join(".") || "line"}: ${issue.message}`
    reading.fault ??= { line, expected, found: excerpt(text) }
  }
}

function finish(reading: Reading): Omit<ReadFile, "byteSize"> {
  const { leaves, lines } = reading
  const root = leaves.length === 0 ? null : rootOfLines(leaves)
  const fault = alteredLine(reading, root) ?? reading.fault
  const isReadable = reading.fault === null
  const transcript = isReadable ? assemble(lines) : null
  const shapeFault: FileFault = { line: 1, expected: "one header, then its lines", found: "another order" }
  return {
    transcript,
    root,
    lineCount: leaves.length,
    fault: fault ?? (transcript === null ? shapeFault : null),
  }
}

/** The first line that is not the one which the end line was written over. */
function alteredLine({ leaves, end, fault }: Reading, root: Hex | null): FileFault | null {
  const endLine = leaves.length + 1
  // A spoilt end line reads as a line that does not fit.
  if (end === null) return fault ?? { line: endLine, expected: "an end line", found: "none" }
  for (const [place, leaf] of leaves.entries()) {
    const expected = end.checks.slice(place * checkLength, (place + 1) * checkLength)
    const found = checkOf(leaf)
    if (expected === found) continue
    // Every line is the one under the root: it is the end line's own note of it that was altered.
    if (end.root === root) return { line: endLine, expected: found, found: expected }
    return { line: place + 1, expected: expected || "no such line", found }
  }
  if (end.lineCount !== leaves.length || end.checks.length !== leaves.length * checkLength) {
    return { line: endLine, expected: `${end.lineCount} lines`, found: `${leaves.length} lines` }
  }
  return end.root === root ? null : { line: endLine, expected: end.root, found: String(root) }
}

function assemble(lines: readonly Placed<TranscriptLine>[]): ProjectTranscript | null {
  const [header, ...others] = lines
  if (header?.type !== "header" || others.some((line) => line.type === "header")) return null
  const ofType = <Type extends TranscriptLine["type"]>(type: Type) =>
    others.filter((line): line is Placed<Extract<TranscriptLine, { type: Type }>> => line.type === type)
  try {
    return {
      header,
      config: readConfig(header.kind, header.config),
      labelers: ofType("labeler"),
      fits: ofType("fit"),
      releases: ofType("release"),
      runs: ofType("run"),
      tasks: ofType("task"),
      distributions: ofType("distribution"),
    }
  } catch {
    return null
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function excerpt(text: string): string {
  return text.length > 120 ? `${text.slice(0, 120)}…` : text
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  if (one.length === 0) return other
  const whole = new Uint8Array(one.length + other.length)
  whole.set(one)
  whole.set(other, one.length)
  return whole
}
