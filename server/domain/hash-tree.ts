import {
  compareHashes,
  copyHash,
  endKeccak,
  hashWords,
  readBytes,
  readHex,
  stateWords,
  writeHex,
} from "./keccak-words"

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
 * @throws RangeError without leaves, or for a leaf that is no hash
 */
export function buildHashTree(leafHashes: readonly Hex[]): HashTree {
  const leaves = new Uint32Array(leafHashes.length * hashWords)
  for (const [place, hash] of leafHashes.entries()) readHex(hash, leaves, place * hashWords, hashWords)
  return buildTreeOfWords(leaves)
}

/** The same tree, of leaves as words, eight each. @throws RangeError without leaves */
export function buildTreeOfWords(leaves: Uint32Array): HashTree {
  const leafCount = leaves.length / hashWords
  const nodes = nodesOver(leaves)
  return {
    root: writeHex(nodes, 0),
    proofAt: (place) => {
      if (!Number.isInteger(place) || place < 0 || place >= leafCount) throw new RangeError("no such leaf")
      const proof: Hex[] = []
      for (let node = 2 * leafCount - 2 - place; node > 0; node = Math.floor((node - 1) / 2)) {
        proof.push(writeHex(nodes, (node % 2 === 1 ? node + 1 : node - 1) * hashWords))
      }
      return proof
    },
  }
}

/** The root alone, of leaves of 32 bytes. @throws RangeError without leaves */
export function rootOfLeaves(leaves: readonly Uint8Array[]): Hex {
  const words = new Uint32Array(leaves.length * hashWords)
  for (const [place, leaf] of leaves.entries()) readBytes(leaf, words, place * hashWords)
  return writeHex(nodesOver(words), 0)
}

/** The root first, the leaves last and in reverse: the children of node n are 2n + 1 and 2n + 2. */
function nodesOver(leaves: Uint32Array): Uint32Array {
  const leafCount = leaves.length / hashWords
  if (leafCount === 0) throw new RangeError("a tree needs at least one leaf")
  const nodes = new Uint32Array((2 * leafCount - 1) * hashWords)
  for (let place = 0; place < leafCount; place++) {
    copyHash(leaves, place * hashWords, nodes, (2 * leafCount - 2 - place) * hashWords)
  }
  const state = new Uint32Array(stateWords)
  for (let node = leafCount - 2; node >= 0; node--) {
    hashPair(state, nodes, (2 * node + 1) * hashWords, (2 * node + 2) * hashWords)
    copyHash(state, 0, nodes, node * hashWords)
  }
  return nodes
}

/** Whether a proof leads from a leaf to the root. @throws RangeError for a leaf or sibling that is no hash */
export function leadsToRoot(root: Hex, leafHash: Hex, proof: readonly Hex[]): boolean {
  const state = new Uint32Array(stateWords)
  const pair = new Uint32Array(2 * hashWords)
  readHex(leafHash, pair, 0, hashWords)
  for (const sibling of proof) {
    readHex(sibling, pair, hashWords, hashWords)
    hashPair(state, pair, 0, hashWords)
    copyHash(state, 0, pair, 0)
  }
  return writeHex(pair, 0) === root
}

/** Hashes two hashes, the lower one first; the hash begins the state. */
function hashPair(state: Uint32Array, words: Uint32Array, one: number, other: number): void {
  const isInOrder = compareHashes(words, one, other) <= 0
  state.fill(0)
  copyHash(words, isInOrder ? one : other, state, 0)
  copyHash(words, isInOrder ? other : one, state, hashWords)
  endKeccak(state, 2 * hashWords)
}
