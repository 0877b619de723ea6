// What the parts of the bench have kept of their figures, as one table at the end.
import { existsSync, readFileSync } from "node:fs"

/** The figures of a file that parts append to, one JSON object a line; none where no part has come so far. */
export function readFigures(file) {
  if (!existsSync(file)) return []
  const lines = readFileSync(file, "utf8").split("\n")
  return lines.filter((line) => line !== "").map((line) => JSON.parse(line))
}

/**
 * A table of what is promised or aimed at, and how many other figures there were.
 * `parts`: [{name, seconds, status, figures}], in the order in which they ran.
 */
export function summaryOf(parts) {
  const promised = parts.flatMap(({ name, figures }) =>
    figures
      .filter(({ promise }) => promise !== undefined)
      .map(({ what, measured, promise }) => [
        promise.isKept ? "kept" : "MISSED",
        name,
        what,
        measured,
        promise.text,
      ]),
  )
  const others = parts.reduce((sum, { figures }) => sum + figures.length, 0) - promised.length
  const rows = [["", "part", "what", "measured", "promised or aimed at"], ...promised]
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column].length)))
  const table = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  )
  const keptCount = promised.filter(([verdict]) => verdict === "kept").length
  return [
    ...(promised.length === 0 ? [] : [...table, ""]),
    `${keptCount} of ${promised.length} kept; ${others} other figures above.`,
    ...parts.map(
      ({ name, seconds, status }) =>
        `${name}: ${seconds.toFixed(0)} s${status === 0 ? "" : `, FAILED (${status})`}`,
    ),
  ]
}
