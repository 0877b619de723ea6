import { sha256 } from "viem"
import { buildHashTree } from "../hash-tree"

type Hex = `0x${string}`

/** Digits of a leaf that the end line keeps, so that a reader names the line that was altered. */
export const checkLength = 8

/**
 * The leaf of a line: SHA-256 of its bytes in UTF-8, without the line end. The nodes above are Keccak-256, so none of
 * them passes for a leaf; and engines do SHA-256, over all these bytes, several times as fast.
 */
export function lineLeaf(line: Uint8Array): Hex {
  return sha256(line)
}

/** The root over a file's lines, in their order. @throws RangeError without lines */
export function rootOfLines(leaves: readonly Hex[]): Hex {
  return buildHashTree(leaves).root
}

/** What the end line keeps of every leaf. */
export function checksOf(leaves: readonly Hex[]): string {
  return leaves.map((leaf) => leaf.slice(2, 2 + checkLength)).join("")
}
