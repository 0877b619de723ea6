import { keccak_256 } from "@noble/hashes/sha3.js"
import { utf8ToBytes } from "@noble/hashes/utils.js"

/** The next number of a series, in [0, 1). */
export type SeededRandom = () => number

/**
 * A series of numbers fixed by its seed, the same in every JavaScript engine: sfc32 (PractRand, Chris Doty-Humphrey)
 * started from the Keccak-256 hash of the seed. For choices that must be recomputable, never for secrets.
 */
export function seededRandom(seed: string): SeededRandom {
  const hash = keccak_256(utf8ToBytes(seed))
  const words = new Uint32Array(4)
  for (let index = 0; index < 16; index++) {
    words[index >> 2] = ((words[index >> 2] ?? 0) << 8) | (hash[index] ?? 0)
  }
  let [a = 0, b = 0, c = 0, counter = 0] = words
  return () => {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + sum) | 0
    return (sum >>> 0) / 4_294_967_296
  }
}

/** A new list in random order (Fisher-Yates); the list given is left as it is. */
export function shuffled<Element>(list: readonly Element[], random: SeededRandom): Element[] {
  const result = [...list]
  for (let last = result.length - 1; last > 0; last--) {
    const chosen = Math.floor(random() * (last + 1))
    const moved = result[last] as Element
    result[last] = result[chosen] as Element
    result[chosen] = moved
  }
  return result
}
