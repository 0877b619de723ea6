import { keccak_256 } from "@noble/hashes/sha3.js"
import fc from "fast-check"
import { bytesToHex } from "viem"
import { describe, expect, it } from "vitest"
import { endKeccak, hashWords, orderOfHashes, readBytes, stateWords, writeHex } from "./keccak-words"

describe("endKeccak", () => {
  it("hashes words as the library hashes the same bytes", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 33 }), fc.infiniteStream(fc.nat(255)), (wordCount, stream) => {
        const bytes = Uint8Array.from([...stream.take(wordCount * 4)])
        const state = new Uint32Array(stateWords)
        readBytes(bytes, state, 0)
        endKeccak(state, wordCount)
        expect(writeHex(state, 0)).toBe(bytesToHex(keccak_256(bytes)))
      }),
      { numRuns: 40 },
    )
  })
})

describe("orderOfHashes", () => {
  it("orders hashes as their texts are ordered, many of them alike in their first bits", () => {
    const anyHash = fc.tuple(
      fc.nat(2),
      fc.uint32Array({ minLength: hashWords - 1, maxLength: hashWords - 1 }),
    )
    fc.assert(
      fc.property(fc.array(anyHash, { maxLength: 60 }), (hashes) => {
        const words = Uint32Array.from(hashes.flatMap(([first, rest]) => [first, ...rest]))
        const texts = hashes.map((_, place) => writeHex(words, place * hashWords))
        const ordered = Array.from(orderOfHashes(words), (place) => texts[place])
        expect(ordered).toEqual([...texts].sort())
      }),
    )
  })
})
