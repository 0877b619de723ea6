import { readdirSync, readFileSync } from "node:fs"
import { join, relative } from "node:path"
import { root } from "./files.mjs"

const left = new Set([
  "node_modules",
  ".next",
  ".git",
  "out",
  "cache",
  "abi",
  "migrations",
  "test-results",
  "playwright-report",
])

/** Files of the repository's folders with one of these endings, as paths from its root. */
export function sourceFiles(folders, endings) {
  return folders
    .flatMap((folder) => walk(join(root, folder)))
    .filter((file) => endings.some((end) => file.endsWith(end)))
}

function walk(folder) {
  let entries
  try {
    entries = readdirSync(folder, { withFileTypes: true })
  } catch {
    return []
  }
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return left.has(entry.name) || entry.name.startsWith(".data") ? [] : walk(path)
    return entry.isFile() ? [relative(root, path)] : []
  })
}

/** A file's text. */
export function textOf(file) {
  return readFileSync(join(root, file), "utf8")
}

/** Line number of a place in a text. */
export function lineAt(text, index) {
  return text.slice(0, index).split("\n").length
}
