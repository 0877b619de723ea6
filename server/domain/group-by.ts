/** The elements of a list by key, each group in the list's order; keys in the order in which they first appear. */
export function groupBy<Element, Key>(
  list: Iterable<Element>,
  keyOf: (element: Element) => Key,
): ReadonlyMap<Key, readonly Element[]> {
  const groups = new Map<Key, Element[]>()
  for (const element of list) {
    const key = keyOf(element)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [element])
    else group.push(element)
  }
  return groups
}
