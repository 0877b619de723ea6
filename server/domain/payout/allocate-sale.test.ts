import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { DomainError } from "../errors"
import { allocateSale, type Sale } from "./allocate-sale"

const address = (digit: number) => `0x${String(digit).repeat(40)}` as const
const split = { contributorsBps: 5000, labelersBps: 3000, moderatorsBps: 1000, treasuryBps: 1000 }
const weights = {
  contributor: [
    { address: address(1), weight: 2n },
    { address: address(2), weight: 1n },
  ],
  labeler: [{ address: address(3), weight: 70n }],
  moderator: [{ address: address(1), weight: 1n }],
}
const sale: Sale = { saleAmount: 1_000_000n, split, weights, treasuryAddress: address(9) }

const amounts = (lines: ReturnType<typeof allocateSale>) =>
  lines.map((line) => `${line.role} ${line.address.slice(-1)} ${line.amount}/${line.roleAmount}`)

describe("allocateSale", () => {
  it("divides by the split and then by the weights (golden vector)", () => {
    expect(amounts(allocateSale(sale))).toEqual([
      "contributor 1 333333/500000",
      "contributor 2 166667/500000",
      "labeler 3 300000/300000",
      "moderator 1 100000/100000",
      "treasury 9 100000/100000",
    ])
  })

  it("gives the part of a role without people to the working roles that have some, never to the treasury", () => {
    expect(amounts(allocateSale({ ...sale, weights: { ...weights, moderator: [] } }))).toEqual([
      "contributor 1 375000/562500",
      "contributor 2 187500/562500",
      "labeler 3 337500/337500",
      "treasury 9 100000/100000",
    ])
  })

  it("gives everything to the treasury only when nobody worked", () => {
    const nobody = { contributor: [], labeler: [], moderator: [] }
    expect(amounts(allocateSale({ ...sale, weights: nobody }))).toEqual(["treasury 9 1000000/1000000"])
  })

  it("comes to the sale exactly, whatever weights and split", () => {
    const anyWeights = fc.array(
      fc.record({
        address: fc.constantFrom(address(1), address(2), address(3)),
        weight: fc.bigInt({ min: 0n, max: 999n }),
      }),
      { maxLength: 5 },
    )
    const anyCuts = fc.tuple(fc.nat(10_000), fc.nat(10_000), fc.nat(10_000))
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 24n }),
        anyCuts,
        fc.record({ contributor: anyWeights, labeler: anyWeights, moderator: anyWeights }),
        (saleAmount, cuts, someWeights) => {
          const [first, second, third] = cuts.sort((a, b) => a - b)
          const anySplit = {
            contributorsBps: first,
            labelersBps: second - first,
            moderatorsBps: third - second,
            treasuryBps: 10_000 - third,
          }
          const lines = allocateSale({ ...sale, saleAmount, split: anySplit, weights: someWeights })
          expect(lines.reduce((sum, line) => sum + line.amount, 0n)).toBe(saleAmount)
          const keys = lines.map((line) => `${line.role} ${line.address}`)
          expect(new Set(keys).size).toBe(keys.length)
          for (const line of lines) expect(line.amount).toBeGreaterThan(0n)
        },
      ),
    )
  })

  it("refuses a split that does not come to the whole", () => {
    expect(() => allocateSale({ ...sale, split: { ...split, treasuryBps: 999 } })).toThrow(DomainError)
    expect(() =>
      allocateSale({ ...sale, split: { ...split, treasuryBps: -1000, labelersBps: 5000 } }),
    ).toThrow(DomainError)
  })
})
