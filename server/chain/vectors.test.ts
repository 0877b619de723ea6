import { readFileSync } from "node:fs"
import { hashTypedData } from "viem"
import { describe, expect, it } from "vitest"
import { z } from "zod"
import { purposes } from "@/server/domain/consent/purpose"
import { consentTypedData } from "@/server/domain/consent/typed-data"
import { purchaseNonce, purchaseTypedData } from "@/server/domain/grant/purchase-authorization"
import { buildMerkleTree, merkleLeafHash, verifyMerkleProof } from "@/server/domain/payout/merkle"
import { vectorsText } from "./testing/vectors"

const hex = z.templateLiteral(["0x", z.string()])
const amount = z.string().transform(BigInt)

/** What contracts/test/SolidityVectors.t.sol makes. */
const madeBySolidity = z.object({
  trees: z.array(
    z.object({
      chainId: z.number(),
      root: hex,
      payouts: hex,
      poolOnChainId: hex,
      token: hex,
      leaves: z.array(
        z.object({ account: hex, cumulativeAmount: amount, hash: hex, proof: z.array(hex).readonly() }),
      ),
    }),
  ),
  consents: z.array(
    z.object({
      chainId: z.number(),
      hash: hex,
      registry: hex,
      pool: hex,
      contributionHash: hex,
      expiry: z.string(),
      nonce: hex,
      purposes: z.array(z.enum(purposes)),
    }),
  ),
  purchases: z.array(
    z.object({
      chainId: z.number(),
      hash: hex,
      grants: hex,
      token: hex,
      release: hex,
      nonce: hex,
      payer: hex,
      buyer: hex,
      priceAmount: z.string(),
      maxPriceAmount: z.string(),
      termsHash: hex,
      salt: hex,
      validAfter: z.string(),
      validBefore: z.string(),
    }),
  ),
})

describe("the golden vectors that Solidity reads", () => {
  it("are those that TypeScript makes", async () => {
    expect(readFileSync("contracts/test/vectors/merkle.json", "utf8")).toBe(await vectorsText())
  })
})

describe("the golden vectors that Solidity makes", () => {
  const vectors = madeBySolidity.parse(
    JSON.parse(readFileSync("contracts/test/vectors/solidity.json", "utf8")),
  )

  it.each(vectors.trees)("hold a tree of $leaves.length leaves like ours", ({ root, leaves, ...domain }) => {
    const tree = buildMerkleTree(domain, leaves)
    expect(tree.root).toBe(root)
    for (const leaf of leaves) {
      expect(merkleLeafHash(domain, leaf)).toBe(leaf.hash)
      expect(tree.proofOf(leaf.account)).toEqual(leaf.proof)
      expect(verifyMerkleProof(domain, root, leaf, leaf.proof)).toBe(true)
    }
  })

  it.each(vectors.consents)("hold a consent of $purposes.length purposes like ours", (consent) => {
    const { chainId, registry, hash, ...message } = consent
    expect(hashTypedData(consentTypedData(message, chainId, registry))).toBe(hash)
  })

  it.each(vectors.purchases)("hold a purchase on chain $chainId like ours", (purchase) => {
    const { chainId, grants, token, release, nonce, hash } = purchase
    expect(purchaseNonce(chainId, grants, release, purchase)).toBe(nonce)
    const domain = { name: "Development USD", version: "1", chainId, address: token }
    expect(hashTypedData(purchaseTypedData(domain, grants, release, purchase))).toBe(hash)
  })
})
