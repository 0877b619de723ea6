import { seededRandom, shuffled } from "../seeded-random"

export interface PairableItem {
  readonly itemId: string
  readonly groupKey: string | null
}

export interface RandomPairsInput {
  readonly items: readonly PairableItem[]
  /** Pairs in which each item appears, 1 or more; fewer where a group is too small for it. */
  readonly comparisonsPerItem: number
  /** Whether items are only compared with items of their own group. */
  readonly withinGroup: boolean
  readonly seed: string
}

/**
 * Random pairs in which items appear equally often (within one), none twice. The items of a group are put on a ring
 * in random order and joined at distances 1, 2, …: so every group is connected, which ranking by comparison needs.
 * A group of one item gives no pair. The result depends on the set of items and the seed, not on the order given.
 */
export function randomPairs(input: RandomPairsInput): readonly (readonly [string, string])[] {
  const pairs = groupsOf(input).flatMap(([key, itemIds]) =>
    pairsOnRing(itemIds, input.comparisonsPerItem, `${input.seed}:pairs:${key}`),
  )
  return shuffled(pairs, seededRandom(`${input.seed}:order`))
}

function groupsOf(input: RandomPairsInput): readonly (readonly [string, string[]])[] {
  const groups = new Map<string, string[]>()
  for (const item of input.items) {
    const key = input.withinGroup ? (item.groupKey ?? "") : ""
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [item.itemId])
    else group.push(item.itemId)
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1))
}

function pairsOnRing(
  itemIds: readonly string[],
  comparisonsPerItem: number,
  seed: string,
): [string, string][] {
  const random = seededRandom(seed)
  const ring = shuffled([...itemIds].sort(), random)
  const count = ring.length
  const wanted = Math.min(Math.ceil((count * comparisonsPerItem) / 2), (count * (count - 1)) / 2)
  const pairs: [string, string][] = []
  for (let distance = 1; pairs.length < wanted; distance++) {
    // At half the ring's length each pair is met from both ends.
    const starts = distance * 2 === count ? distance : count
    for (let start = 0; start < starts && pairs.length < wanted; start++) {
      const a = ring[start] as string
      const b = ring[(start + distance) % count] as string
      pairs.push(random() < 0.5 ? [a, b] : [b, a])
    }
  }
  return pairs
}
