import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { callTermsSchema, decideCall, rewardableCount } from "./call"

const offer = { rewardAmount: 5n, freeAmount: 52n, perContributorCount: null, ownCount: 0 }

describe("rewardableCount", () => {
  it("rewards rows as far as the money goes, each whole", () => {
    expect(rewardableCount(offer, 4)).toBe(4)
    expect(rewardableCount(offer, 50)).toBe(10)
    expect(rewardableCount({ ...offer, freeAmount: 4n }, 50)).toBe(0)
  })

  it("keeps one contributor to their share, with what they were promised and paid before", () => {
    expect(rewardableCount({ ...offer, perContributorCount: 6 }, 50)).toBe(6)
    expect(rewardableCount({ ...offer, perContributorCount: 6, ownCount: 4 }, 50)).toBe(2)
    expect(rewardableCount({ ...offer, perContributorCount: 6, ownCount: 9 }, 50)).toBe(0)
  })

  it("never promises more than is free, asked for, or left of the contributor's share", () => {
    const anyOffer = fc.record({
      rewardAmount: fc.bigInt({ min: 1n, max: 60n }),
      freeAmount: fc.bigInt({ min: 0n, max: 10n ** 20n }),
      perContributorCount: fc.option(fc.integer({ min: 1, max: 500 })),
      ownCount: fc.nat(600),
    })
    fc.assert(
      fc.property(anyOffer, fc.nat(1000), (one, rowCount) => {
        const count = rewardableCount(one, rowCount)
        expect(count).toBeGreaterThanOrEqual(0)
        expect(count).toBeLessThanOrEqual(rowCount)
        expect(one.rewardAmount * BigInt(count)).toBeLessThanOrEqual(one.freeAmount)
        const share = one.perContributorCount ?? Number.POSITIVE_INFINITY
        expect(count === 0 || one.ownCount + count <= share).toBe(true)
      }),
    )
  })
})

describe("decideCall", () => {
  it("earns what was accepted, never more than was promised, and decides all that was reserved", () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: 10n ** 24n }),
        fc.nat(1000),
        fc.nat(2000),
        (rewardAmount, promisedCount, acceptedCount) => {
          const decided = decideCall({ rewardAmount, promisedCount }, acceptedCount)
          expect(decided.rewardedCount).toBe(Math.min(promisedCount, acceptedCount))
          expect(decided.reservedAmount).toBe(rewardAmount * BigInt(promisedCount))
          expect(decided.earnedAmount).toBe(rewardAmount * BigInt(decided.rewardedCount))
        },
      ),
    )
  })
})

describe("a call's terms", () => {
  it("say what is wanted, and how much of it one contributor may earn", () => {
    const terms = { rewardAmount: 5n, rewardCount: 10, endsAt: null, wanted: "  Arguments of this year  " }
    expect(callTermsSchema.parse({ ...terms, perContributorCount: null }).wanted).toBe(
      "Arguments of this year",
    )
    expect(callTermsSchema.safeParse({ ...terms, perContributorCount: 0 }).success).toBe(false)
    expect(callTermsSchema.safeParse({ ...terms, perContributorCount: null, wanted: "short" }).success).toBe(
      false,
    )
  })
})
