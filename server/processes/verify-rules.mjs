// House rules that neither the linter nor the compiler knows.
import { basename } from "node:path"
import { lineAt, sourceFiles, textOf } from "./sources.mjs"

const folders = ["app", "server", "db", "e2e", "contracts/src", "contracts/test"]
const code = [".ts", ".tsx", ".mjs", ".sol"]
const isTest = (file) => /\.test\.tsx?$|^contracts\/test\/|^e2e\/|\/testing\//.test(file)
const vagueNames = /^(utils?|helpers?|common|misc|manager|handle|data)\.(ts|tsx|mjs)$/

const refused = [
  {
    pattern: /\bas unknown as\b|\bas any\b|@ts-ignore|@ts-expect-error|@ts-nocheck/g,
    why: "an escape from the type system",
  },
  { pattern: /\b(?:TODO|FIXME|HACK|XXX)\b/g, why: "a promise instead of work" },
  { pattern: /\b(?:test|it|describe)\.(?:only|todo|fixme)\b/g, why: "a focused or empty test" },
]

/** Every broken rule: sizes, names of files, escapes, promises. */
export function findBrokenRules() {
  return sourceFiles(folders, code)
    .filter((file) => file !== "server/processes/verify-rules.mjs")
    .flatMap((file) => [...sizeOf(file), ...nameOf(file), ...escapesOf(file)])
}

function sizeOf(file) {
  const count = textOf(file).split("\n").length - 1
  const limit = isTest(file) ? 400 : 250
  return count > limit ? [`${file} has ${count} lines; at most ${limit}`] : []
}

function nameOf(file) {
  return vagueNames.test(basename(file)) ? [`${file} does not say what is in it`] : []
}

function escapesOf(file) {
  const text = textOf(file)
  return refused.flatMap(({ pattern, why }) =>
    [...text.matchAll(pattern)].map((found) => `${file}:${lineAt(text, found.index)} ${found[0]} is ${why}`),
  )
}
