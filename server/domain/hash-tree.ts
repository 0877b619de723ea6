import { keccak_256 } from "@noble/hashes/sha3.js"
import { bytesToHex, hexToBytes } from "viem"

type Hex = `0x${string}`

/** A Merkle tree over leaves in a given order. */
export interface HashTree {
  readonly root: Hex
  /** The siblings from a leaf up to the root. @throws RangeError for a place outside the leaves */
  proofAt(place: number): readonly Hex[]
}

/**
 * Builds a complete binary tree of keccak256 over sorted pairs, leaves kept in their order: OpenZeppelin's
 * MerkleProof checks its proofs. Leaves must be hashed twice by whoever makes them, so that no inner node passes
 * for one.
 * @throws RangeError without leaves
 */
export function buildHashTree(leafHashes: readonly Hex[]): HashTree {
  const nodes = nodesOver(leafHashes.map((hash) => hexToBytes(hash, { size: 32 })))
  const nodeOfLeaf = (place: number) => nodes.length - 1 - place
  return {
    root: bytesToHex(nodeAt(nodes, 0)),
    proofAt: (place) => {
      if (!Number.isInteger(place) || place < 0 || place >= leafHashes.length) {
        throw new RangeError("no such leaf")
      }
      const proof: Hex[] = []
      for (let node = nodeOfLeaf(place); node > 0; node = Math.floor((node - 1) / 2)) {
        proof.push(bytesToHex(nodeAt(nodes, node % 2 === 1 ? node + 1 : node - 1)))
      }
      return proof
    },
  }
}

/** The root alone, of leaves as bytes. @throws RangeError without leaves */
export function rootOfLeaves(leaves: readonly Uint8Array[]): Uint8Array {
  return nodeAt(nodesOver(leaves), 0)
}

/** The root first, the leaves last and in reverse: the children of node n are 2n + 1 and 2n + 2. */
function nodesOver(leaves: readonly Uint8Array[]): readonly Uint8Array[] {
  if (leaves.length === 0) throw new RangeError("a tree needs at least one leaf")
  const nodes: Uint8Array[] = new Array(2 * leaves.length - 1)
  for (const [place, leaf] of leaves.entries()) nodes[nodes.length - 1 - place] = leaf
  for (let node = leaves.length - 2; node >= 0; node--) {
    nodes[node] = hashPair(nodeAt(nodes, 2 * node + 1), nodeAt(nodes, 2 * node + 2))
  }
  return nodes
}

/** Whether a proof leads from a leaf to the root. */
export function leadsToRoot(root: Hex, leafHash: Hex, proof: readonly Hex[]): boolean {
  const start: Uint8Array = hexToBytes(leafHash)
  return (
    bytesToHex(proof.reduce<Uint8Array>((hash, sibling) => hashPair(hash, hexToBytes(sibling)), start)) ===
    root
  )
}

function hashPair(a: Uint8Array, b: Uint8Array): Uint8Array {
  const isInOrder = isBefore(a, b)
  const pair = new Uint8Array(a.length + b.length)
  pair.set(isInOrder ? a : b)
  pair.set(isInOrder ? b : a, isInOrder ? a.length : b.length)
  return keccak_256(pair)
}

function isBefore(a: Uint8Array, b: Uint8Array): boolean {
  for (let index = 0; index < a.length; index++) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0)
    if (difference !== 0) return difference < 0
  }
  return true
}

function nodeAt(nodes: readonly Uint8Array[], place: number): Uint8Array {
  const node = nodes[place]
  if (node === undefined) throw new RangeError("no such node")
  return node
}
