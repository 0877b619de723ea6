import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import { extendTailwindMerge } from "tailwind-merge"
import { expect, test } from "vitest"
import { groupBy } from "@/server/domain/group-by"
import { classNames } from "./class-names"
import { setOf } from "./class-sets"

const room = path.join(import.meta.dirname, "..")
const merge = extendTailwindMerge({
  extend: { classGroups: { "font-size": [{ text: ["2xs", "display"] }] } },
})

/** Every word of every string in the screens' sources that the well-known merger takes for a class. */
function classesOfScreens(): readonly string[] {
  const words = new Set<string>()
  for (const file of readdirSync(room, { recursive: true, encoding: "utf8" })) {
    if (!/\.tsx?$/.test(file) || file.includes(".test.")) continue
    const source = readFileSync(path.join(room, file), "utf8")
    for (const [, text = ""] of source.matchAll(/["'`]([^"'`\n]*)["'`]/g)) {
      for (const word of text.split(/\s+/)) words.add(word)
    }
  }
  return [...words].filter(
    (word) => word !== "" && !noClasses.test(word) && merge(`${word} ${word}`) === word,
  )
}

// Words of CSS that begin like classes.
const noClasses = /^font-(src|family|size|weight)/

const baseOf = (name: string) => name.replace(/^.*:(?![^[]*\])/, "").replace(/!$/, "")

test("the classes of the screens are merged as the well-known merger does", () => {
  const bases = [...new Set(classesOfScreens().map(baseOf))]
  expect(bases.length).toBeGreaterThan(300)
  const sets = [...groupBy(bases, (base) => setOf(base).own).values()]
  const faults: string[] = []
  const compare = (first: string, second: string) => {
    const both = `${first} ${second}`
    const [ours, theirs] = [classNames(both), merge(both)]
    if (ours !== theirs) faults.push(`${both}: ${ours} instead of ${theirs}`)
  }
  // Each with each inside a set; between sets a few speak for all, or the pairs would be too many.
  for (const set of sets) for (const first of set) for (const second of set) compare(first, second)
  const speakers = sets.flatMap((set) => set.slice(0, 2))
  for (const first of speakers) for (const second of speakers) compare(first, second)
  expect(faults).toEqual([])
})

test("classes under different conditions leave each other alone, under the same the later wins", () => {
  expect(classNames("p-2 sm:p-4", "p-3")).toBe("sm:p-4 p-3")
  expect(classNames("hover:bg-water", { "hover:bg-bad": true }, "bg-line")).toBe("hover:bg-bad bg-line")
  expect(classNames("p-2!", "p-3")).toBe("p-2! p-3")
  expect(classNames("[&>svg]:size-4 [&:not(:hover)]:size-6", "[&>svg]:size-5")).toBe(
    "[&:not(:hover)]:size-6 [&>svg]:size-5",
  )
})

test("what is no class of Tailwind's stays as it is", () => {
  expect(classNames("page tabular", undefined, false, "wide")).toBe("page tabular wide")
  expect(classNames()).toBe("")
})
