// The glossary's guard: a thing of ours is called by its word in tables, columns, types, procedures, events and copy.
import { lineAt, sourceFiles, textOf } from "./sources.mjs"

/** What each thing is not to be called. `always`: no ordinary meaning here; `asName`: refused where it names a thing. */
const glossary = {
  pool: { always: ["dlp", "dao", "bucket"], asName: [] },
  contribution: { always: ["submission"], asName: ["file", "upload"] },
  item: { always: ["datum"], asName: ["row", "record", "sample"] },
  consent: { always: ["approval"], asName: ["permission"] },
  project: { always: ["campaign"], asName: ["job"] },
  task: { always: [], asName: ["hit", "unit", "question"] },
  run: { always: [], asName: ["session", "batch"] },
  assignment: { always: ["ticket"], asName: ["lease"] },
  annotation: { always: ["submission"], asName: ["response", "vote"] },
  label: { always: [], asName: ["result", "resolution"] },
  gold: { always: ["honeypot"], asName: [] },
  verdict: { always: ["ruling"], asName: ["review"] },
  appeal: { always: ["dispute"], asName: [] },
  stake: { always: ["bet"], asName: [] },
  slash: { always: ["penalty"], asName: [] },
  release: { always: [], asName: ["snapshot", "export"] },
  grant: { always: [], asName: ["licence", "order"] },
  delivery: { always: [], asName: ["download"] },
  bounty: { always: ["budget"], asName: [] },
  earning: { always: [], asName: ["reward", "payout"] },
  epoch: { always: ["cycle"], asName: ["period"] },
  organization: { always: ["workspace"], asName: ["team"] },
}

/** Names in which the word is an ordinary one, each with its meaning. */
const ordinary = new Set([
  "admission_row", // a line of an upload before it is an item
  "AdmissionRow",
  "reviewRouter", // the moderator's room, not a verdict
  "review",
  "licenceId", // the terms, not the grant
  "licence",
  "licences",
  "Licence",
  "Session", // of a sign-in
  "Job", // work in the background, not a project
  "question", // what a project asks
  "contribution.rows",
  "contribution.download", // a verb
])

const phrases = [
  /\bdataset versions?\b/i,
  /\bfinal answers?\b/i,
  /\btest questions?\b/i,
  /\breward pools?\b/i,
]
const article = "(?:an?|the|your|this|each|every|my)"
const copyNouns = ["upload", "permission", "batch", "vote", "response", "export", "team"]

const termOf = new Map()
const always = new Set()
for (const [word, { always: hard, asName }] of Object.entries(glossary)) {
  for (const term of [...hard, ...asName])
    termOf.set(term, termOf.has(term) ? `${termOf.get(term)} or ${word}` : word)
  for (const term of hard) always.add(term)
}

const singular = (segment) =>
  segment.endsWith("ies") ? `${segment.slice(0, -3)}y` : segment.replace(/s$/, "")
const segmentsOf = (name) =>
  name
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .split(/[\s_.-]+/)
    .map((segment) => segment.toLowerCase())

/** The refused term of a name, or undefined: `always` terms in any place, the others where the whole name is one. */
export function refusedTerm(name, isThing) {
  if (ordinary.has(name)) return undefined
  const segments = segmentsOf(name)
  const hard = segments.find((segment) => always.has(segment) || always.has(singular(segment)))
  if (hard !== undefined) return singular(hard)
  const whole = segments.join("_").replace(/_id$/, "")
  return isThing && termOf.has(singular(whole)) ? singular(whole) : undefined
}

const finders = [
  // Tables and their columns.
  {
    folders: ["db/schema"],
    endings: [".ts"],
    pattern: /pgTable\(\s*"([a-z_]+)"|\.table\(\s*"([a-z_]+)"/g,
    kind: "table",
  },
  { folders: ["db/schema"], endings: [".ts"], pattern: /^ {2,6}([a-zA-Z]+): /gm, kind: "column" },
  // Exported types, functions and constants.
  {
    folders: ["server", "db", "app", "contracts/abi"],
    endings: [".ts", ".tsx"],
    pattern: /^export (?:async )?(?:interface|type|class|function|const) (\w+)/gm,
    kind: "export",
  },
  // Procedures and routers.
  {
    folders: ["server/api"],
    endings: [".ts"],
    pattern: /^ {2}(\w+): (?:procedure|\w+Procedure|\w+Router)\b/gm,
    kind: "procedure",
  },
  // Events of contracts.
  { folders: ["contracts/src"], endings: [".sol"], pattern: /\b(?:event|error) (\w+)/g, kind: "event" },
]

function namesAtFault() {
  return finders.flatMap(({ folders, endings, pattern, kind }) =>
    sourceFiles(folders, endings)
      .filter((file) => !/\.test\.tsx?$|\/testing\//.test(file))
      .flatMap((file) => {
        const text = textOf(file)
        return [...text.matchAll(pattern)].flatMap((found) => {
          const name = found[1] ?? found[2]
          const owner = kind === "procedure" ? `${file.split("/").pop().replace(".ts", "")}.${name}` : name
          if (ordinary.has(owner)) return []
          const term = refusedTerm(name, true)
          return term === undefined ? [] : [complaint(file, text, found.index, `${kind} ${name}`, term)]
        })
      }),
  )
}

function complaint(file, text, index, where, term) {
  return `${file}:${lineAt(text, index)} ${where}: say ${termOf.get(term) ?? "the glossary's word"}, not ${term}`
}

const copyPattern = />([^<>{}=;]*[A-Za-z]{2}[^<>{}=;]*)<|"([^"\n]* [^"\n]*)"|`([^`]* [^`]*)`/g

function copyAtFault() {
  return sourceFiles(["app"], [".tsx"])
    .filter((file) => !/\.test\.tsx$/.test(file))
    .flatMap((file) => {
      const text = textOf(file)
      return [...text.matchAll(copyPattern)].flatMap((found) => {
        const copy = found[1] ?? found[2] ?? found[3]
        if (/^(?:use client|@\/|\.\/)/.test(copy) || isClassList(copy)) return []
        const term = refusedInCopy(copy)
        return term === undefined
          ? []
          : [complaint(file, text, found.index, `copy "${copy.trim().slice(0, 60)}"`, term)]
      })
    })
}

/** Style classes are no copy. */
const isClassList = (text) =>
  text.split(/\s+/).filter((word) => /[-:[\]/]/.test(word)).length * 2 > text.split(/\s+/).length

/** The refused term in a sentence that people read, or undefined. */
export function refusedInCopy(copy) {
  const phrase = phrases.find((one) => one.test(copy))
  if (phrase !== undefined) return phrase.exec(copy)[0].toLowerCase()
  const hard = (copy.toLowerCase().match(/[a-z]+/g) ?? []).find((word) => always.has(singular(word)))
  if (hard !== undefined) return singular(hard)
  return copyNouns.find((noun) =>
    new RegExp(`\\b${article} ${noun}\\b(?! (?:to|it|them|again))`, "i").test(copy),
  )
}

/** Every place where a thing is called by a refused word. */
export function findRefusedWords() {
  return [...namesAtFault(), ...copyAtFault()]
}
