import { keccak256, numberToHex, stringToHex } from "viem"
import { purchaseNonce } from "@/server/domain/grant/purchase-authorization"
import {
  buildMerkleTree,
  type MerkleDomain,
  type MerkleLeaf,
  merkleLeafHash,
} from "@/server/domain/payout/merkle"
import { poolOnChainId, releaseOnChainId } from "@/server/domain/pool/on-chain"

type Hex = `0x${string}`

const hashOf = (text: string): Hex => keccak256(stringToHex(text))
const addressOf = (text: string): Hex => `0x${hashOf(text).slice(-40)}`

/** Leaves with amounts of every size, from 1 to what a pool can hold. */
function leavesOf(count: number): MerkleLeaf[] {
  return Array.from({ length: count }, (_, index) => ({
    account: addressOf(`account ${count}.${index}`),
    cumulativeAmount: (BigInt(hashOf(`amount ${count}.${index}`)) >> BigInt(170 + (index % 80))) + 1n,
  }))
}

function treeVector(count: number, chainId: number) {
  const domain: MerkleDomain = {
    chainId,
    payouts: addressOf(`payouts ${count}`),
    poolOnChainId: hashOf(`pool ${count}`),
    token: addressOf(`token ${count}`),
  }
  const tree = buildMerkleTree(domain, leavesOf(count))
  return {
    ...domain,
    root: tree.root,
    cumulativeTotalAmount: tree.cumulativeTotalAmount.toString(),
    leafCount: count,
    leaves: tree.leaves.map((leaf) => ({
      account: leaf.account,
      cumulativeAmount: leaf.cumulativeAmount.toString(),
      hash: merkleLeafHash(domain, leaf),
      proof: tree.proofOf(leaf.account) ?? [],
    })),
  }
}

/** Trees, ids and nonces as our TypeScript makes them, for the Solidity tests to agree with. */
export function makeVectors() {
  const owner = addressOf("owner")
  const salt = hashOf("salt")
  const poolId = poolOnChainId(owner, salt)
  const manifestRoot = hashOf("manifest")
  const release = releaseOnChainId(poolId, manifestRoot)
  const purchase = {
    buyer: addressOf("buyer"),
    maxPriceAmount: 5_000_000_000n.toString(),
    termsHash: hashOf("terms"),
    salt: numberToHex(7n, { size: 32 }),
  }
  const trees = [
    treeVector(1, 31337),
    treeVector(2, 1),
    treeVector(3, 8453),
    treeVector(7, 31337),
    treeVector(20, 10),
  ]
  const grants = addressOf("grants")
  return {
    treeCount: trees.length,
    trees,
    ids: { owner, salt, poolOnChainId: poolId, manifestRoot, releaseOnChainId: release },
    nonce: { chainId: 8453, grants, ...purchase, nonce: purchaseNonce(8453, grants, release, purchase) },
  }
}

/** The vectors as they stand in contracts/test/vectors/merkle.json. */
export function vectorsText(): string {
  return `${JSON.stringify(makeVectors(), null, 2)}\n`
}
