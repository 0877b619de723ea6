import fc from "fast-check"
import { keccak256, toHex } from "viem"
import { describe, expect, it } from "vitest"
import { buildHashTree, leadsToRoot } from "./hash-tree"

const leaves = (count: number) =>
  Array.from({ length: count }, (_, place) => keccak256(toHex(`leaf ${place}`)))

describe("buildHashTree", () => {
  it("proves every leaf of a tree of any size, and no other leaf", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.nat(), (count, pick) => {
        const hashes = leaves(count)
        const tree = buildHashTree(hashes)
        const place = pick % count
        const proof = tree.proofAt(place)
        expect(leadsToRoot(tree.root, hashes[place] ?? "0x", proof)).toBe(true)
        expect(leadsToRoot(tree.root, keccak256(toHex("another")), proof)).toBe(false)
      }),
    )
  })

  it("has another root when a leaf, or the order of leaves, is another", () => {
    const hashes = leaves(5)
    const swapped = [hashes[2], hashes[0], hashes[1], hashes[3], hashes[4]].filter(
      (hash) => hash !== undefined,
    )
    expect(buildHashTree(swapped).root).not.toBe(buildHashTree(hashes).root)
    expect(buildHashTree(hashes.slice(1)).root).not.toBe(buildHashTree(hashes).root)
  })

  it("refuses a tree without leaves and a place outside", () => {
    expect(() => buildHashTree([])).toThrow(RangeError)
    expect(() => buildHashTree(leaves(2)).proofAt(2)).toThrow(RangeError)
  })
})
