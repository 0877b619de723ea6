import { createReadStream, statSync } from "node:fs"
import { LabelTable } from "@/server/domain/consensus/label-table"
import { CsvReader } from "@/server/domain/csv/read-csv"
import { DomainError } from "@/server/domain/errors"

/** Reads a CSV file of labels: columns item, worker, label, in any order, others passed over. */
export async function readLabels(file: string): Promise<LabelTable> {
  const table = new LabelTable()
  await readColumns(file, ["item", "worker", "label"], ([item, worker, label]) =>
    table.add(item, worker, label),
  )
  return table
}

/**
 * Reads a CSV file of known classes: columns item, truth.
 * @throws DomainError BAD_INPUT naming the line on which an item gets a second, other class
 */
export async function readTruths(file: string): Promise<ReadonlyMap<string, string>> {
  const truths = new Map<string, string>()
  await readColumns(file, ["item", "truth"], ([item, truth], line) => {
    const known = truths.get(item)
    if (known !== undefined && known !== truth)
      throw problem(file, `line ${line}: ${item} is ${truth} here and ${known} above`)
    truths.set(item, truth)
  })
  return truths
}

type Texts<Names extends readonly string[]> = { readonly [Place in keyof Names]: string }

/** Streams a file, record by record, whatever its size; memory holds a piece of it at a time. */
async function readColumns<const Names extends readonly string[]>(
  file: string,
  names: Names,
  take: (values: Texts<Names>, line: number) => void,
): Promise<void> {
  let columns: readonly number[] | null = null
  let width = 0
  const reader = new CsvReader((fields, line) => {
    if (columns === null) {
      columns = columnsOf(file, fields, names)
      width = fields.length
      return
    }
    if (fields.length !== width)
      throw problem(file, `line ${line}: ${fields.length} fields where the header has ${width}`)
    const values = columns.map((column) => (fields[column] ?? "").trim())
    const empty = values.indexOf("")
    if (empty >= 0) throw problem(file, `line ${line}: ${names[empty]} is empty`)
    take(values as Texts<Names>, line)
  })
  const bar = progressBar(file)
  try {
    for await (const piece of createReadStream(file, { encoding: "utf8", highWaterMark: 1 << 20 })) {
      reader.push(piece)
      bar.advance(Buffer.byteLength(piece))
    }
    reader.finish()
  } catch (error) {
    if (error instanceof DomainError && error.details.fault === "bad_csv") throw problem(file, error.message)
    throw error
  } finally {
    bar.clear()
  }
  if (columns === null) throw problem(file, `empty: the first line must name the columns ${names.join(", ")}`)
}

function columnsOf(file: string, header: readonly string[], names: readonly string[]): readonly number[] {
  const found = header.map((name) => name.trim().toLowerCase())
  return names.map((name) => {
    const column = found.indexOf(name)
    if (column >= 0) return column
    throw problem(file, `line 1: no column ${name} (needed: ${names.join(", ")}; found: ${found.join(", ")})`)
  })
}

function problem(file: string, what: string): DomainError {
  return new DomainError("BAD_INPUT", `${file}: ${what}`, { fault: "bad_file" })
}

const barWidth = 32
const redrawMilliseconds = 100
/** Where nobody watches a terminal, only files that take a while are reported, a quarter at a time. */
const longFileBytes = 50_000_000

/** Progress on standard error, so that standard output stays what was asked for. */
function progressBar(file: string) {
  const size = statSync(file).size
  const isTerminal = process.stderr.isTTY === true
  let [read, drawnAt, quarters] = [0, 0, 0]
  const draw = () => {
    const share = size === 0 ? 1 : Math.min(1, read / size)
    const full = Math.round(share * barWidth)
    const bar = "█".repeat(full) + "░".repeat(barWidth - full)
    process.stderr.write(`\r\u001b[K  ${bar} ${String(Math.floor(share * 100)).padStart(3)} % of ${file}`)
  }
  return {
    advance(byteCount: number) {
      read += byteCount
      if (isTerminal && Date.now() - drawnAt >= redrawMilliseconds) {
        drawnAt = Date.now()
        draw()
      }
      const quarter = Math.floor((4 * read) / Math.max(size, 1))
      if (!isTerminal && size >= longFileBytes && quarter > quarters) {
        quarters = quarter
        process.stderr.write(`${file}: ${quarter * 25} % read\n`)
      }
    },
    clear() {
      if (isTerminal) process.stderr.write("\r\u001b[K")
    },
  }
}
