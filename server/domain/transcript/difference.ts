/** The first place where what is published is not what comes of recomputing it. */
export interface Difference {
  /** Line of the file, from 1; null where it is not about one line. */
  readonly line: number | null
  readonly place: string
  readonly recomputed: string
  readonly published: string
}

/** Null where both say the same. */
export function compare(
  at: { readonly line?: number; readonly place: string },
  recomputed: string | number | boolean | null,
  published: string | number | boolean | null,
): Difference | null {
  if (recomputed === published) return null
  return {
    line: at.line ?? null,
    place: at.place,
    recomputed: String(recomputed),
    published: String(published),
  }
}

/** The first difference of two lists of numbers, to the bit. */
export function compareNumbers(
  at: { readonly line?: number; readonly place: string },
  recomputed: ArrayLike<number>,
  published: ArrayLike<number>,
): Difference | null {
  if (recomputed.length !== published.length) {
    return compare({ ...at, place: `${at.place}, how many` }, recomputed.length, published.length)
  }
  for (let index = 0; index < recomputed.length; index++) {
    if (recomputed[index] === published[index]) continue
    return compare(
      { ...at, place: `${at.place}, number ${index + 1}` },
      recomputed[index] ?? null,
      published[index] ?? null,
    )
  }
  return null
}

/** The first difference that a list of things has. */
export function firstDifference<Thing>(
  things: Iterable<Thing>,
  differenceOf: (thing: Thing) => Difference | null,
): Difference | null {
  for (const thing of things) {
    const difference = differenceOf(thing)
    if (difference !== null) return difference
  }
  return null
}
