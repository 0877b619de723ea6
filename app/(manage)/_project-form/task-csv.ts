import type { Id } from "@/server/domain/id"
import type { KindConfig, KindId } from "@/server/domain/kinds/registry"
import { kinds } from "@/server/domain/kinds/registry"
import { answerFromText, attempt } from "./project-values"

export interface ListedRow {
  readonly itemIds: Id<"item">[]
  readonly goldAnswer?: unknown
  readonly goldExplanation?: string
  readonly isTraining?: boolean
}

export interface CsvFault {
  /** Line of the file, the header being 1. */
  readonly line: number
  readonly text: string
}

export interface ReadTasks {
  readonly rows: readonly ListedRow[]
  readonly faults: readonly CsvFault[]
}

/** An item of the pool, as its own list names it. */
export interface KnownItem {
  readonly itemId: Id<"item">
  readonly groupKey: string | null
}

const mostRows = 20_000

/** Columns of the file by kind; gold, explanation and training may be left out. */
export function columnsOf(kind: KindId): readonly string[] {
  const items = kinds[kind].itemsPerTask === 2 ? ["item_a", "item_b"] : ["item"]
  return [...items, "gold", "explanation", "training"]
}

/** Reads a list of tasks; every line that does not fit is told, the others are taken. */
export function readTaskCsv(
  text: string,
  kind: KindId,
  config: KindConfig,
  items: readonly KnownItem[],
): ReadTasks {
  const [header, ...lines] = parseCsv(text)
  if (header === undefined) return { rows: [], faults: [] }
  const names = header.cells.map((name) => name.trim().toLowerCase())
  const missing = columnsOf(kind)
    .slice(0, kinds[kind].itemsPerTask)
    .filter((name) => !names.includes(name))
  if (missing.length > 0) {
    return {
      rows: [],
      faults: [{ line: header.line, text: `The first line must name ${missing.join(" and ")}.` }],
    }
  }
  const known = new Set<string>(items.map((item) => item.itemId))
  const rows: ListedRow[] = []
  const faults: CsvFault[] = []
  for (const { line, cells } of lines) {
    const cell = (name: string) => cells[names.indexOf(name)]?.trim() ?? ""
    const row = attempt<ListedRow | string>(
      () => readRow(cell, kind, config, known),
      (sentence) => sentence,
    )
    if (typeof row === "string") faults.push({ line, text: row })
    else rows.push(row)
  }
  if (rows.length > mostRows)
    faults.push({ line: 0, text: `At most ${mostRows.toLocaleString("en-US")} tasks a project.` })
  return { rows, faults }
}

function readRow(
  cell: (name: string) => string,
  kind: KindId,
  config: KindConfig,
  known: ReadonlySet<string>,
): ListedRow | string {
  const itemIds = columnsOf(kind)
    .slice(0, kinds[kind].itemsPerTask)
    .map((name) => cell(name) as Id<"item">)
  const unknown = itemIds.find((itemId) => !known.has(itemId))
  if (unknown !== undefined) {
    return String(unknown) === "" ? "An item is missing." : `${unknown} is not an item of this pool.`
  }
  if (new Set(itemIds).size !== itemIds.length) return "An item stands against itself."
  const isTraining = /^(yes|true|1)$/i.test(cell("training"))
  const gold = cell("gold")
  if (gold === "") return isTraining ? "A training task needs its answer under gold." : { itemIds }
  const explanation = cell("explanation")
  return {
    itemIds,
    goldAnswer: answerFromText(kind, config, gold),
    ...(explanation === "" ? {} : { goldExplanation: explanation.slice(0, 2_000) }),
    ...(isTraining ? { isTraining } : {}),
  }
}

interface CsvLine {
  readonly line: number
  readonly cells: readonly string[]
}

/** RFC 4180, with ; taken for the comma where the first line has no comma; empty lines are passed over. */
export function parseCsv(text: string): readonly CsvLine[] {
  const firstLine = text.slice(0, text.search(/\r?\n|$/))
  const separator = !firstLine.includes(",") && firstLine.includes(";") ? ";" : ","
  const lines: CsvLine[] = []
  let cells: string[] = []
  let cell = ""
  let isQuoted = false
  let line = 1
  let startLine = 1
  const endLine = () => {
    cells.push(cell)
    if (cells.some((one) => one.trim() !== "")) lines.push({ line: startLine, cells })
    cells = []
    cell = ""
    startLine = line
  }
  for (let place = 0; place < text.length; place++) {
    const sign = text[place] ?? ""
    if (sign === "\n") line++
    if (isQuoted) {
      if (sign !== '"') cell += sign
      else if (text[place + 1] === '"') {
        cell += sign
        place++
      } else isQuoted = false
    } else if (sign === '"') isQuoted = true
    else if (sign === separator) {
      cells.push(cell)
      cell = ""
    } else if (sign === "\n") endLine()
    else if (sign !== "\r" && sign !== "\uFEFF") cell += sign
  }
  endLine()
  return lines
}

/** The items of a pool from the list that its owner can download. */
export function readItemsCsv(csv: string): readonly KnownItem[] {
  const [header, ...lines] = parseCsv(csv)
  const id = header?.cells.indexOf("item_id") ?? -1
  const group = header?.cells.indexOf("group_key") ?? -1
  return lines.map(({ cells }) => ({
    itemId: (cells[id] ?? "") as Id<"item">,
    groupKey: cells[group] || null,
  }))
}

/** A file to fill in: neighbours of a group as pairs, or one item a line; gold and explanation are empty. */
export function templateCsv(kind: KindId, items: readonly KnownItem[]): string {
  const rest = ",,"
  const sorted = [...items].sort((a, b) => ((a.groupKey ?? "") < (b.groupKey ?? "") ? -1 : 1))
  const lines =
    kinds[kind].itemsPerTask === 1
      ? sorted.map(({ itemId }) => `${itemId},${rest}`)
      : sorted.flatMap((item, place) => {
          const next = sorted[place + 1]
          return next === undefined || next.groupKey !== item.groupKey || place % 2 === 1
            ? []
            : [`${item.itemId},${next.itemId},${rest}`]
        })
  return `${[columnsOf(kind).join(","), ...lines.slice(0, mostRows)].join("\n")}\n`
}
