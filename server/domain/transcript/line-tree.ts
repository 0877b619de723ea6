import { sha256 } from "@noble/hashes/sha2.js"
import { bytesToHex } from "viem"
import { rootOfLeaves } from "../hash-tree"

type Hex = `0x${string}`

/** Digits of a leaf that the end line keeps, so that a reader names the line that was altered. */
export const checkLength = 8

/**
 * The leaf of a line: SHA-256 of its bytes in UTF-8, without the line end. The nodes above are Keccak-256, so none of
 * them passes for a leaf; and engines do SHA-256, over all these bytes, several times as fast.
 */
export function lineLeaf(line: Uint8Array): Uint8Array {
  return sha256(line)
}

/** The root over a file's lines, in their order. @throws RangeError without lines */
export function rootOfLines(leaves: readonly Uint8Array[]): Hex {
  return rootOfLeaves(leaves)
}

/** What the end line keeps of every leaf. */
export function checksOf(leaves: readonly Uint8Array[]): string {
  return leaves.map(checkOf).join("")
}

/** What the end line keeps of one leaf. */
export function checkOf(leaf: Uint8Array): string {
  return bytesToHex(leaf.subarray(0, checkLength / 2)).slice(2)
}
