import { keccak_256 } from "@noble/hashes/sha3.js"
import fc from "fast-check"
import { bytesToHex } from "viem"
import { describe, expect, it } from "vitest"
import {
  endKeccak,
  hashWords,
  openKeccak,
  orderOfHashes,
  readBytes,
  stateWords,
  writeHex,
} from "./keccak-words"

describe("openKeccak", () => {
  it("permutes any state to the same bits, compiled and by the library", () => {
    const [compiled, library] = [openKeccak(true), openKeccak(false)]
    const anyState = fc.uint32Array({ minLength: stateWords, maxLength: stateWords })
    fc.assert(
      fc.property(anyState, (words) => {
        for (const { state, permute } of [compiled, library]) {
          state.set(words)
          permute()
        }
        expect([...compiled.state]).toEqual([...library.state])
      }),
    )
    expect(compiled.state.buffer.byteLength, "the first is WebAssembly's memory").toBe(65_536)
  })

  it("hashes words as the library hashes the same bytes", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 33 }), fc.infiniteStream(fc.nat(255)), (wordCount, stream) => {
        const bytes = Uint8Array.from([...stream.take(wordCount * 4)])
        for (const keccak of [openKeccak(true), openKeccak(false)]) {
          keccak.state.fill(0)
          readBytes(bytes, keccak.state, 0)
          endKeccak(keccak, wordCount)
          expect(writeHex(keccak.state, 0)).toBe(bytesToHex(keccak_256(bytes)))
        }
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
