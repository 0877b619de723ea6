import { type ClassValue, clsx } from "clsx"
import { setOf } from "./class-sets"

/** Joins class names; of two that set the same thing the later wins, so that a caller may override. */
export function classNames(...values: ClassValue[]): string {
  const done = new Set<string>()
  const kept: string[] = []
  for (const name of clsx(values).split(/\s+/).reverse()) {
    const { conditions, base } = partsOf(name)
    const { own, others } = setOf(base)
    if (done.has(conditions + own)) continue
    for (const set of [own, ...others]) done.add(conditions + set)
    kept.push(name)
  }
  return kept.reverse().join(" ")
}

/** `sm:hover:p-2!` does what `p-2` does, under `sm:hover:!`. Colons inside brackets divide nothing. */
function partsOf(name: string): { readonly conditions: string; readonly base: string } {
  let depth = 0
  let start = 0
  for (let place = 0; place < name.length; place++) {
    const sign = name[place]
    if (sign === "[" || sign === "(") depth++
    if (sign === "]" || sign === ")") depth--
    if (sign === ":" && depth === 0) start = place + 1
  }
  const isImportant = name.endsWith("!")
  return {
    conditions: name.slice(0, start) + (isImportant ? "!" : ""),
    base: name.slice(start, isImportant ? -1 : undefined),
  }
}
