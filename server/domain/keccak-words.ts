import { keccakP } from "@noble/hashes/sha3.js"

type Hex = `0x${string}`

/** Words of a hash: 32 bits each, the first byte lowest, as the permutation takes them on any machine. */
export const hashWords = 8
/** Words that Keccak-256 takes in at once, and those of its state. */
const blockWords = 34
export const stateWords = 50

/**
 * Ends a message whose last block, already in the state, has so many words (below 34), with the padding of Keccak as
 * Ethereum has it. The hash is then the first eight words of the state.
 */
export function endKeccak(state: Uint32Array, wordCount: number): void {
  state[wordCount] = (state[wordCount] ?? 0) ^ 1
  state[blockWords - 1] = (state[blockWords - 1] ?? 0) ^ 0x80000000
  keccakP(state)
}

/** Takes in a whole block that lies in the state. */
export function takeBlock(state: Uint32Array): void {
  keccakP(state)
}

/** Copies a hash from one place to another, places counted in words. */
export function copyHash(from: Uint32Array, fromWord: number, to: Uint32Array, toWord: number): void {
  for (let word = 0; word < hashWords; word++) to[toWord + word] = from[fromWord + word] ?? 0
}

/** Compares two hashes as texts and bytes are compared: below zero where the one stands before the other. */
export function compareHashes(words: Uint32Array, one: number, other: number): number {
  for (let word = 0; word < hashWords; word++) {
    const [a, b] = [words[one + word] ?? 0, words[other + word] ?? 0]
    if (a !== b) return swapBytes(a) - swapBytes(b)
  }
  return 0
}

/** Whole numbers that a double holds reach this far, and the first word of a hash so far. */
const [exact, wordSpan] = [2 ** 53, 2 ** 32]

/**
 * The places of hashes, counted in hashes, in the order of `compareHashes`. They are sorted as numbers, the place
 * behind the first bits, which takes a tenth of the time of a sort that compares; hashes of the same first bits are
 * put right afterwards.
 */
export function orderOfHashes(words: Uint32Array): Uint32Array {
  const count = words.length / hashWords
  let span = 1
  while (span < count) span *= 2
  const dropped = Math.max(1, (span * wordSpan) / exact)
  const keys = new Float64Array(count)
  for (let place = 0; place < count; place++) {
    keys[place] = Math.floor(swapBytes(words[place * hashWords] ?? 0) / dropped) * span + place
  }
  const order = Uint32Array.from(keys.sort(), (key) => key % span)
  for (let next = 1; next < count; next++) {
    for (let at = next; at > 0; at--) {
      const [before, place] = [order[at - 1] ?? 0, order[at] ?? 0]
      if (compareHashes(words, before * hashWords, place * hashWords) <= 0) break
      order[at - 1] = place
      order[at] = before
    }
  }
  return order
}

/** The same four bytes in the other order, as a number from 0 to 2^32 - 1. */
export function swapBytes(word: number): number {
  return ((word << 24) | ((word & 0xff00) << 8) | ((word >>> 8) & 0xff00) | (word >>> 24)) >>> 0
}

/**
 * Writes a hexadecimal text into so many words.
 * @throws RangeError for a text of another length, or of anything but digits
 */
export function readHex(hex: Hex, words: Uint32Array, start: number, wordCount: number): void {
  if (hex.length !== 2 + wordCount * 8) throw new RangeError("a hexadecimal text of another length")
  for (let word = 0; word < wordCount; word++) {
    let value = 0
    for (let digit = 0; digit < 8; digit++) value = (value << 4) | digitAt(hex, 2 + word * 8 + digit)
    words[start + word] = swapBytes(value)
  }
}

/** The text of the hash at a word. */
export function writeHex(words: Uint32Array, start: number): Hex {
  let text = ""
  for (let word = 0; word < hashWords; word++) {
    text += swapBytes(words[start + word] ?? 0)
      .toString(16)
      .padStart(8, "0")
  }
  return `0x${text}`
}

/** Writes bytes, a multiple of four, into words. */
export function readBytes(bytes: Uint8Array, words: Uint32Array, start: number): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let byte = 0; byte < bytes.length; byte += 4) words[start + byte / 4] = view.getUint32(byte, true)
}

function digitAt(hex: string, place: number): number {
  const code = hex.charCodeAt(place)
  if (code >= 48 && code <= 57) return code - 48
  const letter = code | 32
  if (letter >= 97 && letter <= 102) return letter - 87
  throw new RangeError("no hexadecimal digit")
}
