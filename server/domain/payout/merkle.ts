import { concatBytes, hexToBytes, numberToBytes } from "viem"
import { DomainError } from "../errors"
import { buildTreeOfWords, leadsToRoot } from "../hash-tree"
import {
  copyHash,
  endKeccak,
  hashWords,
  orderOfHashes,
  readBytes,
  readHex,
  stateWords,
  swapBytes,
  takeBlock,
  writeHex,
} from "../keccak-words"

type Hex = `0x${string}`

/** What a leaf is good for: one pool and token of one contract on one chain. */
export interface MerkleDomain {
  readonly chainId: number
  readonly payouts: Hex
  readonly poolOnChainId: Hex
  readonly token: Hex
}

/** All that an account has ever earned in a pool, in the token's base units. */
export interface MerkleLeaf {
  readonly account: Hex
  readonly cumulativeAmount: bigint
}

/** A whole tree: its root, and a proof for every account in it. */
export interface MerkleTree {
  readonly root: Hex
  /** What the leaves come to: the total that is proposed with the root. */
  readonly cumulativeTotalAmount: bigint
  /** In the tree's order: by leaf hash, rising. */
  readonly leaves: readonly MerkleLeaf[]
  /** The siblings from an account's leaf up to the root, empty in a tree of one; null for an account not in it. */
  proofOf(account: Hex): readonly Hex[] | null
}

/** Payouts keeps a pool's amounts in 96 bits. */
const largestAmount = 2n ** 96n - 1n

/**
 * The leaf of an account as Payouts computes it:
 * keccak256(keccak256(abi.encode(chainId, payouts, poolId, token, account, cumulativeAmount))).
 * Hashed twice, so that no inner node can pass for a leaf.
 */
export function merkleLeafHash(domain: MerkleDomain, leaf: MerkleLeaf): Hex {
  return merkleLeafHasher(domain)(leaf)
}

/** The same for many leaves of one domain, whose own part is hashed once. */
export function merkleLeafHasher(domain: MerkleDomain): (leaf: MerkleLeaf) => Hex {
  const hashLeaf = wordHasher(domain)
  return (leaf) => writeHex(hashLeaf(leaf), 0)
}

/**
 * Builds the tree of a pool's cumulative amounts. The order of the leaves given does not matter.
 * Layout of OpenZeppelin's StandardMerkleTree: leaves sorted by hash, a complete binary tree, sorted pairs.
 * @throws DomainError BAD_INPUT without leaves, for an account listed twice or malformed, for an amount that is not
 * above zero, or a total above 96 bits
 */
export function buildMerkleTree(domain: MerkleDomain, leaves: readonly MerkleLeaf[]): MerkleTree {
  const { cumulativeTotalAmount, indexes } = checkLeaves(leaves)
  const hashLeaf = wordHasher(domain)
  const hashes = new Uint32Array(leaves.length * hashWords)
  for (const [index, leaf] of leaves.entries()) copyHash(hashLeaf(leaf), 0, hashes, index * hashWords)
  const order = orderOfHashes(hashes)
  const sorted = new Uint32Array(hashes.length)
  const places = new Uint32Array(leaves.length)
  const sortedLeaves: MerkleLeaf[] = []
  for (const [place, index] of order.entries()) {
    copyHash(hashes, index * hashWords, sorted, place * hashWords)
    places[index] = place
    const leaf = leaves[index]
    if (leaf !== undefined) sortedLeaves.push(leaf)
  }
  const tree = buildTreeOfWords(sorted)
  return {
    root: tree.root,
    cumulativeTotalAmount,
    leaves: sortedLeaves,
    proofOf: (account) => {
      const index = indexes.get(account.toLowerCase())
      return index === undefined ? null : tree.proofAt(places[index] ?? 0)
    },
  }
}

/** Whether a proof leads from an account's leaf to the root: what Payouts checks. */
export function verifyMerkleProof(
  domain: MerkleDomain,
  root: Hex,
  leaf: MerkleLeaf,
  proof: readonly Hex[],
): boolean {
  return leadsToRoot(root, merkleLeafHash(domain, leaf), proof)
}

function checkLeaves(leaves: readonly MerkleLeaf[]) {
  if (leaves.length === 0) throw new DomainError("BAD_INPUT", "A payout tree needs at least one account.")
  const indexes = new Map<string, number>()
  let total = 0n
  for (const [index, { account, cumulativeAmount }] of leaves.entries()) {
    const key = account.toLowerCase()
    if (!/^0x[0-9a-f]{40}$/.test(key))
      throw new DomainError("BAD_INPUT", "A payout account is not an address.", { account })
    if (indexes.has(key))
      throw new DomainError("BAD_INPUT", "An account stands twice in a payout.", { account })
    if (cumulativeAmount <= 0n) throw new DomainError("BAD_INPUT", "A payout is above zero.", { account })
    indexes.set(key, index)
    total += cumulativeAmount
  }
  if (total > largestAmount) throw new DomainError("BAD_INPUT", "A pool's payouts exceed what it can hold.")
  return { cumulativeTotalAmount: total, indexes }
}

/**
 * Hashes leaves of one domain without making anything: the domain's four words and the first eight bytes of the
 * account's, which are zero in every address, are exactly Keccak's first block, so its state is the same for all.
 * The words it answers with are overwritten by the next leaf.
 */
function wordHasher(domain: MerkleDomain): (leaf: MerkleLeaf) => Uint32Array {
  const begun = new Uint32Array(stateWords)
  readBytes(domainBytes(domain), begun, 0)
  takeBlock(begun)
  const state = new Uint32Array(stateWords)
  const rest = new Uint32Array(restWords)
  return ({ account, cumulativeAmount }) => {
    readHex(account, rest, 1, 5)
    readAmount(cumulativeAmount, rest)
    state.set(begun)
    for (let word = 0; word < restWords; word++) state[word] = (state[word] ?? 0) ^ (rest[word] ?? 0)
    endKeccak(state, restWords)
    state.fill(0, hashWords)
    endKeccak(state, hashWords)
    return state
  }
}

/** What the second block has of a leaf: four more zero bytes, the address, the amount in 32 bytes. */
const restWords = 1 + 5 + 8

function readAmount(amount: bigint, rest: Uint32Array): void {
  if (amount < 0n || amount >> 256n !== 0n) throw new RangeError("an amount outside of 256 bits")
  let left = amount
  for (let word = restWords - 1; word >= restWords - 8; word--) {
    rest[word] = left === 0n ? 0 : swapBytes(Number(left & 0xffffffffn))
    left >>= 32n
  }
}

function domainBytes(domain: MerkleDomain): Uint8Array {
  return concatBytes([
    numberToBytes(domain.chainId, { size: 32 }),
    addressWord(domain.payouts),
    hexToBytes(domain.poolOnChainId, { size: 32 }),
    addressWord(domain.token),
  ])
}

/** An address as abi.encode writes it: left-padded to 32 bytes. */
function addressWord(address: Hex): Uint8Array {
  const word = new Uint8Array(32)
  word.set(hexToBytes(address, { size: 20 }), 12)
  return word
}
