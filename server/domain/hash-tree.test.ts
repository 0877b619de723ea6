import fc from "fast-check"
import { concat, type Hex, hexToBytes, keccak256, toHex } from "viem"
import { describe, expect, it } from "vitest"
import { buildHashTree, leadsToRoot, rootOfLeaves } from "./hash-tree"

const leaves = (count: number) =>
  Array.from({ length: count }, (_, place) => keccak256(toHex(`leaf ${place}`)))

/** The same tree from its definition: the children of node n are 2n + 1 and 2n + 2, leaves last and in reverse. */
function rootByDefinition(hashes: readonly Hex[], node = 0): Hex {
  const leaf = hashes[2 * hashes.length - 2 - node]
  if (node >= hashes.length - 1 && leaf !== undefined) return leaf
  const children = [rootByDefinition(hashes, 2 * node + 1), rootByDefinition(hashes, 2 * node + 2)]
  return keccak256(concat(children.sort()))
}

describe("buildHashTree", () => {
  it("has the root that its definition has, of texts and of bytes", () => {
    for (const count of [1, 2, 3, 4, 5, 17, 64, 100]) {
      const hashes = leaves(count)
      expect(buildHashTree(hashes).root).toBe(rootByDefinition(hashes))
      expect(rootOfLeaves(hashes.map((hash) => hexToBytes(hash)))).toBe(rootByDefinition(hashes))
    }
  })

  it("refuses a leaf that is no hash", () => {
    const notHashes: readonly Hex[] = ["0x", `0x${"a".repeat(62)}`, `0x${"x".repeat(64)}`]
    for (const leaf of notHashes) expect(() => buildHashTree([leaf, leaf])).toThrow(RangeError)
  })

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
