import { seededRandom } from "../seeded-random"

/**
 * Places of leaves drawn at random, rising, each once. The seed is what nobody could choose when the release was
 * cut: the hash of the transaction that put it on sale.
 * @param leafCount leaves to draw from
 * @param size how many to draw; all when there are fewer
 */
export function drawLeaves(seed: string, leafCount: number, size: number): readonly number[] {
  const random = seededRandom(`Millpond draw ${seed}`)
  const drawn = new Set<number>()
  while (drawn.size < Math.min(size, leafCount)) drawn.add(Math.floor(random() * leafCount))
  return [...drawn].sort((a, b) => a - b)
}
