import { hashTypedData, keccak256, numberToHex, stringToHex } from "viem"
import { privateKeyToAccount } from "viem/accounts"
import { type Purpose, purposes } from "@/server/domain/consent/purpose"
import { consentTypedData } from "@/server/domain/consent/typed-data"
import {
  authorizationArgument,
  purchaseNonce,
  purchaseTypedData,
} from "@/server/domain/grant/purchase-authorization"
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

function consentVector(registry: Hex, chainId: number, chosen: readonly Purpose[]) {
  const message = {
    pool: hashOf(`pool of consent ${chosen.length}`),
    contributionHash: hashOf(`ciphertext ${chosen.length}`),
    purposes: chosen,
    expiry: (2n ** 64n - 1n - BigInt(chosen.length)).toString(),
    nonce: hashOf(`nonce ${chosen.length}`),
  }
  const hash = hashTypedData(consentTypedData(message, chainId, registry))
  return { ...message, registry, chainId, purposeCount: chosen.length, hash }
}

/** A purchase as a payer's wallet signs it, and the call that a relayer makes of it. */
async function purchaseVector(grants: Hex, release: Hex) {
  const payer = privateKeyToAccount(hashOf("key of the payer"))
  const token = { name: "Development USD", version: "1", chainId: 31337, address: addressOf("token") }
  const purchase = {
    payer: payer.address,
    buyer: addressOf("buyer"),
    priceAmount: "4999999999",
    maxPriceAmount: "5000000000",
    termsHash: hashOf("terms"),
    salt: hashOf("salt of the purchase"),
    validAfter: "0",
    validBefore: (2n ** 40n).toString(),
  }
  const data = purchaseTypedData(token, grants, release, purchase)
  const signature = await payer.signTypedData(data)
  const { v, r, s } = authorizationArgument({ ...purchase, signature })
  return { ...purchase, token: token.address, hash: hashTypedData(data), signature: { v, r, s } }
}

/** Trees, ids, nonces and hashes to be signed, as our TypeScript makes them, for the Solidity tests to agree with. */
export async function makeVectors() {
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
    consentCount: 3,
    consents: [
      consentVector(addressOf("registry"), 31337, []),
      consentVector(addressOf("registry"), 8453, ["train"]),
      consentVector(addressOf("other registry"), 1, purposes),
    ],
    purchase: await purchaseVector(grants, release),
  }
}

/** The vectors as they stand in contracts/test/vectors/merkle.json. */
export async function vectorsText(): Promise<string> {
  return `${JSON.stringify(await makeVectors(), null, 2)}\n`
}
