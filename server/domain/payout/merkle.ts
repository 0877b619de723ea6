import { concatBytes, hexToBytes, isAddress, keccak256, numberToBytes } from "viem"
import { DomainError } from "../errors"
import { buildHashTree, leadsToRoot } from "../hash-tree"

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
  return leafHash(domainBytes(domain), leaf)
}

/**
 * Builds the tree of a pool's cumulative amounts. The order of the leaves given does not matter.
 * Layout of OpenZeppelin's StandardMerkleTree: leaves sorted by hash, a complete binary tree, sorted pairs.
 * @throws DomainError BAD_INPUT without leaves, for an account listed twice or malformed, for an amount that is not
 * above zero, or a total above 96 bits
 */
export function buildMerkleTree(domain: MerkleDomain, leaves: readonly MerkleLeaf[]): MerkleTree {
  const cumulativeTotalAmount = checkedTotal(leaves)
  const prefix = domainBytes(domain)
  const sorted = leaves
    .map((leaf) => ({ leaf, hash: leafHash(prefix, leaf) }))
    .sort((one, other) => (one.hash < other.hash ? -1 : 1))
  const tree = buildHashTree(sorted.map(({ hash }) => hash))
  const places = new Map(sorted.map(({ leaf }, place) => [leaf.account.toLowerCase(), place]))
  return {
    root: tree.root,
    cumulativeTotalAmount,
    leaves: sorted.map(({ leaf }) => leaf),
    proofOf: (account) => {
      const place = places.get(account.toLowerCase())
      return place === undefined ? null : tree.proofAt(place)
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

function checkedTotal(leaves: readonly MerkleLeaf[]): bigint {
  if (leaves.length === 0) throw new DomainError("BAD_INPUT", "A payout tree needs at least one account.")
  const seen = new Set<string>()
  let total = 0n
  for (const { account, cumulativeAmount } of leaves) {
    const key = account.toLowerCase()
    if (!isAddress(key))
      throw new DomainError("BAD_INPUT", "A payout account is not an address.", { account })
    if (seen.has(key)) throw new DomainError("BAD_INPUT", "An account stands twice in a payout.", { account })
    if (cumulativeAmount <= 0n) throw new DomainError("BAD_INPUT", "A payout is above zero.", { account })
    seen.add(key)
    total += cumulativeAmount
  }
  if (total > largestAmount) throw new DomainError("BAD_INPUT", "A pool's payouts exceed what it can hold.")
  return total
}

function domainBytes(domain: MerkleDomain): Uint8Array {
  return concatBytes([
    numberToBytes(domain.chainId, { size: 32 }),
    addressWord(domain.payouts),
    hexToBytes(domain.poolOnChainId, { size: 32 }),
    addressWord(domain.token),
  ])
}

function leafHash(prefix: Uint8Array, leaf: MerkleLeaf): Hex {
  const amount = numberToBytes(leaf.cumulativeAmount, { size: 32 })
  return keccak256(keccak256(concatBytes([prefix, addressWord(leaf.account), amount]), "bytes"))
}

/** An address as abi.encode writes it: left-padded to 32 bytes. */
function addressWord(address: Hex): Uint8Array {
  const word = new Uint8Array(32)
  word.set(hexToBytes(address, { size: 20 }), 12)
  return word
}
