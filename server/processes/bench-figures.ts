import { appendFileSync } from "node:fs"
import { parseArgs } from "node:util"

/** One line of the bench. */
export interface Figure {
  readonly what: string
  readonly measured: string
  /** What it is to be seen beside: a peer, a floor, a rate. */
  readonly against?: string
  /** What is promised of it, and whether that was kept in this run. */
  readonly promise?: { readonly text: string; readonly isKept: boolean }
}

interface BenchArguments {
  readonly isLarge: boolean
  readonly others: readonly string[]
  /** Prints a figure and keeps it for the summary. */
  readonly print: (figure: Figure) => void
  /** Keeps a figure that is printed in a table of its own. */
  readonly keep: (figure: Figure) => void
}

/** What every part of the bench is told: `[--large] [--figures=FILE]`, the file in which the summary is gathered. */
export function readBenchArguments(): BenchArguments {
  const { values, positionals } = parseArgs({
    options: { large: { type: "boolean", default: false }, figures: { type: "string" } },
    allowPositionals: true,
  })
  const keep = (figure: Figure) => {
    if (values.figures !== undefined) appendFileSync(values.figures, `${JSON.stringify(figure)}\n`)
  }
  const print = (figure: Figure) => {
    process.stdout.write(`${lineOf(figure)}\n`)
    keep(figure)
  }
  return { isLarge: values.large, others: positionals, print, keep }
}

function lineOf({ what, measured, against, promise }: Figure): string {
  const verdict = promise === undefined ? [] : [`${promise.text}: ${promise.isKept ? "kept" : "missed"}`]
  const beside = [...(against === undefined ? [] : [against]), ...verdict].join("; ")
  return `${what.padEnd(50)} ${measured.padEnd(42)} ${beside}`.trimEnd()
}
