import "server-only"
import { z } from "zod"
import { type Id, type IdNoun, isId } from "@/server/domain/id"

/** An identifier of this noun in an input. */
export const idOf = <Noun extends IdNoun>(noun: Noun) =>
  z.custom<Id<Noun>>((value) => typeof value === "string" && isId(noun, value), `Not an id of a ${noun}.`)

/** Where a list goes on: the `nextCursor` of the page before. */
export const cursorInput = z.string().min(1).max(200).nullish()

export interface Page<Item> {
  readonly items: readonly Item[]
  /** Null on the last page. */
  readonly nextCursor: string | null
}

/**
 * Cuts a page out of rows that were read with one more than the page holds.
 * @param cursorOf what the next page is asked with: a unique value that the list is sorted by
 */
export function cutPage<Row>(rows: readonly Row[], size: number, cursorOf: (row: Row) => string): Page<Row> {
  const items = rows.slice(0, size)
  const last = items.at(-1)
  return { items, nextCursor: rows.length > size && last !== undefined ? cursorOf(last) : null }
}
