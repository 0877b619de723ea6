import { DomainError } from "../errors"

/** Takes one record: its fields, and the number of the line on which it began (the first is 1). */
export type TakeRecord = (fields: readonly string[], line: number) => void

/**
 * Reads CSV (RFC 4180) that arrives in pieces: quoted fields may hold commas, line breaks and doubled quotes; lines end
 * in LF or CRLF; a byte-order mark and empty lines are passed over. Holds no more than one record.
 */
export class CsvReader {
  private rest = ""
  private line = 0
  private open = ""
  private openedAt = 0
  private isFirst = true

  constructor(private readonly take: TakeRecord) {}

  /** The next piece of the text, however it was cut. */
  push(piece: string): void {
    const text = this.rest + (this.isFirst ? piece.replace(/^\ufeff/, "") : piece)
    this.isFirst = this.isFirst && piece === ""
    let from = 0
    for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", from)) {
      this.takeLine(text.slice(from, end))
      from = end + 1
    }
    this.rest = text.slice(from)
  }

  /** Takes what is left when the text has ended. @throws DomainError BAD_INPUT for a quote that was never closed */
  finish(): void {
    if (this.rest !== "") this.takeLine(this.rest)
    this.rest = ""
    if (this.open !== "") throw refusal(this.openedAt, "a quote is opened and never closed")
  }

  private takeLine(text: string): void {
    this.line++
    const isWhole = this.open === "" && !text.includes('"')
    if (isWhole) {
      const bare = text.endsWith("\r") ? text.slice(0, -1) : text
      if (bare !== "") this.take(bare.split(","), this.line)
      return
    }
    if (this.open === "") this.openedAt = this.line
    this.open = this.open === "" ? text : `${this.open}\n${text}`
    if (quotesIn(this.open) % 2 !== 0) return
    const record = this.open.endsWith("\r") ? this.open.slice(0, -1) : this.open
    this.open = ""
    this.take(splitQuoted(record, this.openedAt), this.openedAt)
  }
}

function quotesIn(text: string): number {
  let count = 0
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) count++
  return count
}

/** The fields of a record in which there are quotes. */
function splitQuoted(record: string, line: number): readonly string[] {
  const fields: string[] = []
  let at = 0
  for (;;) {
    const field = record[at] === '"' ? quotedField(record, at, line) : plainField(record, at, line)
    fields.push(field.value)
    if (field.end >= record.length) return fields
    at = field.end + 1
  }
}

function plainField(record: string, from: number, line: number) {
  const comma = record.indexOf(",", from)
  const end = comma < 0 ? record.length : comma
  const value = record.slice(from, end)
  if (value.includes('"')) throw refusal(line, "a quote stands inside a field that does not begin with one")
  return { value, end }
}

function quotedField(record: string, from: number, line: number) {
  let value = ""
  let at = from + 1
  for (;;) {
    const quote = record.indexOf('"', at)
    value += record.slice(at, quote)
    if (record[quote + 1] !== '"') {
      const end = quote + 1
      if (end < record.length && record[end] !== ",") throw refusal(line, "text follows a closing quote")
      return { value, end }
    }
    value += '"'
    at = quote + 2
  }
}

function refusal(line: number, what: string): DomainError {
  return new DomainError("BAD_INPUT", `line ${line}: ${what}`, { fault: "bad_csv", line })
}

/** A field as CSV writes it: in quotes where it holds a comma, a quote or a line break. */
export function csvField(value: string): string {
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value
}
