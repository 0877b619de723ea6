import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { allocateSale, type RoleWeight, type Sale } from "./allocate-sale"
import { divideIntoShares } from "./shares"

const addressOf = (place: number): `0x${string}` => `0x${place.toString(16).padStart(40, "0")}`
const treasuryAddress = addressOf(0xfff)
const split = { contributorsBps: 5000, labelersBps: 3000, moderatorsBps: 1000, treasuryBps: 1000 }
const anyAmount = fc.bigInt({ min: 0n, max: 10n ** 24n })
const anyWeights = fc
  .array(fc.bigInt({ min: 0n, max: 10n ** 9n }), { minLength: 1, maxLength: 25 })
  .map((weights) => weights.map((weight, place) => ({ address: addressOf(place + 1), weight })))

const saleTo = (saleAmount: bigint, labeler: readonly RoleWeight[]): Sale => ({
  ...{ saleAmount, split, treasuryAddress },
  weights: { contributor: [], labeler, moderator: [] },
})

const amountTo = (sale: Sale, address: string) =>
  allocateSale(sale)
    .filter((line) => line.role === "labeler" && line.address === address)
    .reduce((sum, line) => sum + line.amount, 0n)

describe("the division of money", () => {
  it("is conserved to the unit and the same in any order of the weights", () => {
    fc.assert(
      fc.property(anyAmount, anyWeights, fc.integer(), (amount, weights, turn) => {
        const place = Math.abs(turn) % weights.length
        const turned = [...weights.slice(place), ...weights.slice(0, place)].reverse()
        const lines = allocateSale(saleTo(amount, weights))
        expect(lines.reduce((sum, line) => sum + line.amount, 0n)).toBe(amount)
        expect(allocateSale(saleTo(amount, turned))).toEqual(lines)
      }),
    )
  })

  it("never gives less to whoever weighs more, nor to whoever comes to weigh more", () => {
    const anyGrowth = fc.bigInt({ min: 0n, max: 10n ** 9n })
    fc.assert(
      fc.property(anyAmount, anyWeights, anyGrowth, fc.nat(), (amount, weights, growth, pick) => {
        const chosen = weights[pick % weights.length]
        if (chosen === undefined) return
        const before = amountTo(saleTo(amount, weights), chosen.address)
        for (const other of weights) {
          if (other.weight >= chosen.weight) continue
          expect(amountTo(saleTo(amount, weights), other.address)).toBeLessThanOrEqual(before)
        }
        const grown = weights.map((one) => (one === chosen ? { ...one, weight: one.weight + growth } : one))
        expect(amountTo(saleTo(amount, grown), chosen.address)).toBeGreaterThanOrEqual(before)
      }),
    )
  })

  it("gives one unit among a thousand to one of them, the same one whoever else weighs nothing", () => {
    const thousand = Array.from({ length: 1000 }, (_, place) => ({ key: addressOf(place + 1), weight: 7n }))
    const idle = Array.from({ length: 50 }, (_, place) => ({ key: addressOf(place + 5000), weight: 0n }))
    const winnersOf = (amount: bigint, weights: typeof thousand) =>
      divideIntoShares(amount, weights).flatMap((share) => (share.amount > 0n ? [share.key] : []))
    expect(winnersOf(1n, thousand)).toEqual([addressOf(1)])
    expect(winnersOf(1n, [...idle, ...thousand].reverse())).toEqual([addressOf(1)])
    expect(winnersOf(999n, thousand)).toHaveLength(999)
    const sale = allocateSale(
      saleTo(
        2n,
        thousand.map(({ key, weight }) => ({ address: key as `0x${string}`, weight })),
      ),
    )
    expect(sale.reduce((sum, line) => sum + line.amount, 0n)).toBe(2n)
    expect(sale.every((line) => line.amount === 1n || line.amount === 2n)).toBe(true)
  })
})
