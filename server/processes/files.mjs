// Small JSON records of an instance: written beside and renamed, so that a crash leaves the older one whole.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"

/** The repository's folder. */
export const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..")

/** A JSON file's value, or the fallback where there is none. Throws on a file that is not JSON, naming it. */
export function readJson(file, fallback) {
  let text
  try {
    text = readFileSync(file, "utf8")
  } catch (error) {
    if (error.code === "ENOENT") return fallback
    throw error
  }
  try {
    return JSON.parse(text)
  } catch {
    throw new Problem(`${file} is not readable.`, "Restore it from a copy, or move it away and start again.")
  }
}

/** Writes a JSON file whole or not at all. */
export function writeJson(file, value, mode = 0o644) {
  mkdirSync(dirname(file), { recursive: true })
  const beside = `${file}.${process.pid}.part`
  writeFileSync(beside, `${JSON.stringify(value, null, 2)}\n`, { mode })
  renameSync(beside, file)
}

/** A failure that a person can do something about: what happened, and the way out. */
export class Problem extends Error {
  constructor(message, wayOut) {
    super(message)
    this.name = "Problem"
    this.wayOut = wayOut
  }
}
