import type { ItemContent, ItemSchema } from "@/server/domain/pool/item-schema"
import type { ShownItem } from "./kind-screen"

/** A named value beside an item's body. */
export interface ItemFact {
  readonly name: string
  readonly text: string
}

/** The item's body as text; empty where it has none. */
export function bodyOf(schema: ItemSchema, content: ItemContent): string {
  const body = content[schema.bodyField]
  return body === null || body === undefined ? "" : String(body)
}

/** Everything of an item but its body, in the order of the schema; empty values left out. */
export function factsOf(schema: ItemSchema, content: ItemContent): readonly ItemFact[] {
  return schema.fields.flatMap(({ name }) => {
    const value = content[name]
    if (name === schema.bodyField || value === null || value === undefined || value === "") return []
    return [{ name: wordsOf(name), text: value === true ? "Yes" : value === false ? "No" : String(value) }]
  })
}

/** What items have in common is said once, above them; what tells them apart stays with each. */
export function partFacts(schema: ItemSchema, items: readonly ShownItem[]) {
  const facts = items.map(({ content }) => (content === null ? null : factsOf(schema, content)))
  const known = facts.filter((list) => list !== null)
  const isCommon = (fact: ItemFact) =>
    known.length > 1 &&
    known.every((list) => list.some((one) => one.name === fact.name && one.text === fact.text))
  return {
    common: (known[0] ?? []).filter(isCommon),
    own: facts.map((list) => (list ?? []).filter((fact) => !isCommon(fact))),
  }
}

/** A field's name as words: `debate_topic` is "Debate topic". */
function wordsOf(name: string): string {
  const words = name.replaceAll("_", " ").trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
