import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { DomainError } from "../errors"
import { divideIntoShares } from "./shares"

const anyWeights = fc.uniqueArray(
  fc.record({
    key: fc.string({ minLength: 1, maxLength: 4 }),
    weight: fc.bigInt({ min: 0n, max: 10n ** 20n }),
  }),
  { selector: (entry) => entry.key, minLength: 1, maxLength: 30 },
)
const anyAmount = fc.bigInt({ min: 0n, max: 10n ** 30n })

describe("divideIntoShares", () => {
  it("divides as Hamilton's method does (golden vectors)", () => {
    const weights = [
      { key: "a", weight: 41n },
      { key: "b", weight: 29n },
      { key: "c", weight: 17n },
      { key: "d", weight: 13n },
    ]
    expect(divideIntoShares(10n, weights).map((share) => share.amount)).toEqual([4n, 3n, 2n, 1n])
    const equal = ["c", "a", "b"].map((key) => ({ key, weight: 1n }))
    expect(divideIntoShares(100n, equal)).toEqual([
      { key: "a", amount: 34n },
      { key: "b", amount: 33n },
      { key: "c", amount: 33n },
    ])
  })

  it("comes to the amount exactly, each within one unit of its exact share", () => {
    fc.assert(
      fc.property(anyAmount, anyWeights, (amount, weights) => {
        const total = weights.reduce((sum, { weight }) => sum + weight, 0n)
        fc.pre(total > 0n)
        const shares = divideIntoShares(amount, weights)
        expect(shares.reduce((sum, share) => sum + share.amount, 0n)).toBe(amount)
        const weightOf = new Map(weights.map(({ key, weight }) => [key, weight]))
        for (const share of shares) {
          const exactDown = (amount * (weightOf.get(share.key) ?? 0n)) / total
          expect(share.amount === exactDown || share.amount === exactDown + 1n).toBe(true)
        }
      }),
    )
  })

  it("does not depend on the order of the weights", () => {
    fc.assert(
      fc.property(anyAmount, anyWeights, (amount, weights) => {
        fc.pre(weights.some(({ weight }) => weight > 0n))
        expect(divideIntoShares(amount, [...weights].reverse())).toEqual(divideIntoShares(amount, weights))
      }),
    )
  })

  it("never gives a larger weight less, and a weight of zero nothing", () => {
    fc.assert(
      fc.property(anyAmount, anyWeights, (amount, weights) => {
        fc.pre(weights.some(({ weight }) => weight > 0n))
        const amountOf = new Map(divideIntoShares(amount, weights).map((share) => [share.key, share.amount]))
        const rising = [...weights].sort((a, b) => (a.weight < b.weight ? -1 : a.weight > b.weight ? 1 : 0))
        for (const [place, heavier] of rising.entries()) {
          const lighter = rising[place - 1]
          const heavierAmount = amountOf.get(heavier.key) ?? -1n
          if (heavier.weight === 0n) expect(heavierAmount).toBe(0n)
          if (lighter === undefined || lighter.weight === heavier.weight) continue
          expect(heavierAmount).toBeGreaterThanOrEqual(amountOf.get(lighter.key) ?? -1n)
        }
      }),
    )
  })

  it("adds up a key that is given twice", () => {
    const twice = [
      { key: "a", weight: 1n },
      { key: "b", weight: 2n },
      { key: "a", weight: 1n },
    ]
    expect(divideIntoShares(4n, twice)).toEqual([
      { key: "a", amount: 2n },
      { key: "b", amount: 2n },
    ])
  })

  it("refuses an amount that nobody can get, and negative figures", () => {
    expect(() => divideIntoShares(1n, [])).toThrow(DomainError)
    expect(() => divideIntoShares(1n, [{ key: "a", weight: 0n }])).toThrow(DomainError)
    expect(() => divideIntoShares(-1n, [{ key: "a", weight: 1n }])).toThrow(DomainError)
    expect(() => divideIntoShares(1n, [{ key: "a", weight: -1n }])).toThrow(DomainError)
    expect(divideIntoShares(0n, [])).toEqual([])
  })
})
