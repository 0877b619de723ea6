import fc from "fast-check"
import { expect, test } from "vitest"
import { type PairableItem, randomPairs } from "./random-pairs"

const items = (count: number, groups = 1): PairableItem[] =>
  Array.from({ length: count }, (_, index) => ({
    itemId: `itm_${index}`,
    groupKey: `group ${index % groups}`,
  }))

const unordered = ([a, b]: readonly [string, string]) => (a < b ? `${a} ${b}` : `${b} ${a}`)

test("no pair comes twice, none joins an item to itself, and items appear equally often within one", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 40 }),
      fc.integer({ min: 1, max: 12 }),
      fc.string(),
      (count, each, seed) => {
        const pairs = randomPairs({ items: items(count), comparisonsPerItem: each, withinGroup: false, seed })
        expect(new Set(pairs.map(unordered)).size).toBe(pairs.length)
        const uses = new Map<string, number>()
        for (const [a, b] of pairs) {
          expect(a).not.toBe(b)
          uses.set(a, (uses.get(a) ?? 0) + 1)
          uses.set(b, (uses.get(b) ?? 0) + 1)
        }
        expect(pairs.length).toBe(Math.min(Math.ceil((count * each) / 2), (count * (count - 1)) / 2))
        if (each > 1 || count === 2) expect(uses.size).toBe(count)
        expect(Math.max(...uses.values()) - Math.min(...uses.values())).toBeLessThanOrEqual(2)
      },
    ),
  )
})

test("within groups, no pair crosses a group, and every group is connected", () => {
  const list = items(30, 3)
  const groupOf = new Map(list.map((item) => [item.itemId, item.groupKey]))
  const pairs = randomPairs({ items: list, comparisonsPerItem: 4, withinGroup: true, seed: "s" })
  const reached = new Map<string, Set<string>>()
  for (const [a, b] of pairs) {
    expect(groupOf.get(a)).toBe(groupOf.get(b))
    const joined = new Set([a, b, ...(reached.get(a) ?? []), ...(reached.get(b) ?? [])])
    for (const itemId of joined) reached.set(itemId, joined)
  }
  expect(new Set(reached.values()).size).toBe(3)
})

test("the order in which items are given does not matter; the seed does", () => {
  const list = items(20)
  const input = { comparisonsPerItem: 3, withinGroup: false, seed: "one" }
  expect(randomPairs({ ...input, items: list })).toEqual(
    randomPairs({ ...input, items: [...list].reverse() }),
  )
  expect(randomPairs({ ...input, items: list })).not.toEqual(
    randomPairs({ ...input, items: list, seed: "two" }),
  )
})

test("a group of one item gives no pair", () => {
  expect(randomPairs({ items: items(1), comparisonsPerItem: 3, withinGroup: true, seed: "s" })).toEqual([])
})
