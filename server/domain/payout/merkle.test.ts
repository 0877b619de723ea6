import fc from "fast-check"
import { encodeAbiParameters, getAddress, keccak256, numberToHex } from "viem"
import { describe, expect, it } from "vitest"
import { DomainError } from "../errors"
import {
  buildMerkleTree,
  type MerkleDomain,
  type MerkleLeaf,
  merkleLeafHash,
  verifyMerkleProof,
} from "./merkle"

const domain: MerkleDomain = {
  chainId: 31337,
  payouts: "0x00000000000000000000000000000000000000aa",
  poolOnChainId: `0x${"22".repeat(32)}`,
  token: "0x00000000000000000000000000000000000000bb",
}

const leavesOf = fc.uniqueArray(
  fc.record({
    account: fc.bigInt(1n, 2n ** 160n - 1n).map((value) => numberToHex(value, { size: 20 })),
    cumulativeAmount: fc.bigInt(1n, 10n ** 15n),
  }),
  { minLength: 1, maxLength: 40, selector: ({ account }) => account },
)

const other = (leaf: MerkleLeaf): MerkleLeaf => ({ ...leaf, cumulativeAmount: leaf.cumulativeAmount + 1n })

const anyWord = fc.bigInt(0n, 2n ** 256n - 1n).map((value) => numberToHex(value, { size: 32 }))
const anyAddress = fc.bigInt(0n, 2n ** 160n - 1n).map((value) => numberToHex(value, { size: 20 }))
const leafTypes = ["uint256", "address", "bytes32", "address", "address", "uint256"].map((type) => ({ type }))

describe("merkleLeafHash", () => {
  it("is what an ABI encoder and a hash library make of the same figures, in any spelling of an address", () => {
    const anyChain = fc.integer({ min: 1, max: 2 ** 31 })
    const anyAmount = fc.bigInt(0n, 2n ** 256n - 1n)
    fc.assert(
      fc.property(
        ...[anyChain, anyAddress, anyWord, anyAddress, anyAddress, anyAmount],
        (chainId, payouts, poolOnChainId, token, account, cumulativeAmount) => {
          const figures = [BigInt(chainId), payouts, poolOnChainId, token, account, cumulativeAmount]
          const expected = keccak256(keccak256(encodeAbiParameters(leafTypes, figures)))
          const spelled = { account: getAddress(account), cumulativeAmount }
          expect(merkleLeafHash({ chainId, payouts, poolOnChainId, token }, spelled)).toBe(expected)
        },
      ),
    )
  })

  it("refuses what is no address and no amount of 256 bits", () => {
    const wrong: readonly MerkleLeaf[] = [
      { account: "0x12", cumulativeAmount: 1n },
      { account: `0x${"g".repeat(40)}`, cumulativeAmount: 1n },
      { account: domain.token, cumulativeAmount: -1n },
      { account: domain.token, cumulativeAmount: 2n ** 256n },
    ]
    for (const leaf of wrong) expect(() => merkleLeafHash(domain, leaf)).toThrow(RangeError)
  })
})

describe("buildMerkleTree", () => {
  it("proves every account, and adds up to its leaves", () => {
    fc.assert(
      fc.property(leavesOf, (leaves) => {
        const tree = buildMerkleTree(domain, leaves)
        expect(tree.cumulativeTotalAmount).toBe(leaves.reduce((sum, leaf) => sum + leaf.cumulativeAmount, 0n))
        for (const leaf of leaves) {
          expect(verifyMerkleProof(domain, tree.root, leaf, tree.proofOf(leaf.account) ?? [])).toBe(true)
        }
      }),
    )
  })

  it("does not prove another amount, pool, token, contract or chain", () => {
    fc.assert(
      fc.property(leavesOf, (leaves) => {
        const tree = buildMerkleTree(domain, leaves)
        const leaf = tree.leaves[0]
        if (!leaf) throw new Error("a tree has a leaf")
        const proof = tree.proofOf(leaf.account) ?? []
        expect(verifyMerkleProof(domain, tree.root, other(leaf), proof)).toBe(false)
        for (const change of [
          { chainId: 1 },
          { payouts: domain.token },
          { token: domain.payouts },
          { poolOnChainId: `0x${"33".repeat(32)}` as const },
        ]) {
          expect(verifyMerkleProof({ ...domain, ...change }, tree.root, leaf, proof)).toBe(false)
        }
      }),
    )
  })

  it("has the same root whatever the order of its leaves", () => {
    fc.assert(
      fc.property(leavesOf, (leaves) => {
        const { root } = buildMerkleTree(domain, leaves)
        expect(buildMerkleTree(domain, [...leaves].reverse()).root).toBe(root)
      }),
    )
  })

  it("is its one leaf, with an empty proof, in a tree of one", () => {
    const leaf = { account: domain.token, cumulativeAmount: 5n }
    const tree = buildMerkleTree(domain, [leaf])
    expect(tree.root).toBe(merkleLeafHash(domain, leaf))
    expect(tree.proofOf(leaf.account)).toEqual([])
    expect(tree.proofOf(domain.payouts)).toBeNull()
  })

  it("refuses no leaves, a double account, nothing owed, a bad address and an overfull pool", () => {
    const leaf = { account: domain.token, cumulativeAmount: 5n }
    const refused: readonly (readonly MerkleLeaf[])[] = [
      [],
      [leaf, { ...leaf, account: leaf.account.toUpperCase().replace("0X", "0x") as `0x${string}` }],
      [{ ...leaf, cumulativeAmount: 0n }],
      [{ ...leaf, account: "0x12" }],
      [{ ...leaf, cumulativeAmount: 2n ** 96n }],
    ]
    for (const leaves of refused) expect(() => buildMerkleTree(domain, leaves)).toThrow(DomainError)
  })
})
