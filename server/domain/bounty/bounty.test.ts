import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { unreachable } from "../state-machine"
import {
  type BountyMoney,
  closeBounty,
  decideReserved,
  freeAmount,
  fundBounty,
  reserveAmount,
  takeBackEarned,
  unfundBounty,
} from "./money"
import { planRewards } from "./promise"
import { bountyMachine } from "./state"
import { bountyTermsSchema, fundedAmountOf, isOver } from "./terms"

const funded = (fundedAmount: bigint): BountyMoney => ({
  state: "open",
  fundedAmount,
  uncoveredAt: null,
  reservedAmount: 0n,
  earnedAmount: 0n,
  returnedAmount: 0n,
})

describe("a bounty's states", () => {
  it("are all reachable, and money opens even a discarded one", () => {
    expect(unreachable(bountyMachine)).toEqual([])
    expect(fundBounty({ ...funded(5n), state: "discarded" }).state).toBe("open")
    expect(() => fundBounty(funded(5n))).toThrow(expect.objectContaining({ code: "WRONG_STATE" }))
  })
})

describe("a bounty's money", () => {
  it("taken back by the chain, is awaited again while none of it is used, else uncovered until it comes again", () => {
    const nowAt = new Date(1000)
    expect(unfundBounty(funded(5n), nowAt)).toMatchObject({ state: "awaiting", uncoveredAt: null })
    const used = reserveAmount(funded(5n), 2n)
    const uncovered = unfundBounty(used, nowAt)
    expect(uncovered).toEqual({ ...used, uncoveredAt: nowAt })
    for (const refused of [() => reserveAmount(uncovered, 1n), () => closeBounty(uncovered)]) {
      expect(refused).toThrow(expect.objectContaining({ code: "WRONG_STATE" }))
    }
    expect(decideReserved(uncovered, 2n, 1n).money).toMatchObject({ earnedAmount: 1n, uncoveredAt: nowAt })
    expect(fundBounty(uncovered)).toEqual(used)
  })

  it("is never promised beyond what is free", () => {
    const reserved = reserveAmount(funded(10n), 7n)
    expect(freeAmount(reserved)).toBe(3n)
    expect(() => reserveAmount(reserved, 4n)).toThrow(expect.objectContaining({ code: "INSUFFICIENT_FUNDS" }))
    expect(() => reserveAmount({ ...reserved, state: "closing" }, 1n)).toThrow(
      expect.objectContaining({ code: "WRONG_STATE" }),
    )
  })

  it("closes at once where nothing is promised, else when the last promise is decided", () => {
    expect(closeBounty(funded(10n))).toMatchObject({ returnAmount: 10n, money: { state: "closed" } })
    const closing = closeBounty(reserveAmount(funded(10n), 7n))
    expect(closing).toMatchObject({ returnAmount: 3n, money: { state: "closing", returnedAmount: 3n } })
    const part = decideReserved(closing.money, 4n, 1n)
    expect(part).toMatchObject({ returnAmount: 3n, money: { state: "closing" } })
    expect(decideReserved(part.money, 3n, 3n)).toMatchObject({
      returnAmount: 0n,
      money: { state: "closed", earnedAmount: 4n, returnedAmount: 6n },
    })
  })

  it("is decided once, and never pays more than was promised", () => {
    const reserved = reserveAmount(funded(10n), 5n)
    for (const [decided, earned] of [
      [6n, 0n],
      [5n, 6n],
      [-1n, 0n],
    ] as const) {
      expect(() => decideReserved(reserved, decided, earned)).toThrow(
        expect.objectContaining({ code: "BAD_INPUT" }),
      )
    }
  })

  it("is free again, or the funder's, where what earned it is withdrawn", () => {
    const open = decideReserved(reserveAmount(funded(10n), 7n), 7n, 6n).money
    expect(takeBackEarned(open, 6n)).toMatchObject({ returnAmount: 0n, money: { earnedAmount: 0n } })
    const { money: closed } = closeBounty(open)
    expect(takeBackEarned(closed, 2n)).toMatchObject({
      ...{ returnAmount: 2n, money: { state: "closed", earnedAmount: 4n, returnedAmount: 6n } },
    })
    expect(() => takeBackEarned(open, 7n)).toThrow(expect.objectContaining({ code: "BAD_INPUT" }))
  })

  it("is conserved to the unit by every sequence of promises, decisions, withdrawals and closing", () => {
    const anyStep = fc.record({
      kind: fc.constantFrom("reserve", "decide", "takeBack", "close"),
      share: fc.nat(100),
      accepted: fc.nat(100),
    })
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 24n }), fc.array(anyStep), (amount, steps) => {
        let money = funded(amount)
        let returned = 0n
        for (const { kind, share, accepted } of steps) {
          if (kind === "reserve" && money.state === "open") {
            money = reserveAmount(money, (freeAmount(money) * BigInt(share)) / 100n)
          }
          const isCloseable = kind === "close" && money.state === "open"
          if (kind === "decide" || kind === "takeBack" || isCloseable) {
            const decided = (money.reservedAmount * BigInt(share)) / 100n
            const change = isCloseable
              ? closeBounty(money)
              : kind === "takeBack"
                ? takeBackEarned(money, (money.earnedAmount * BigInt(share)) / 100n)
                : decideReserved(money, decided, (decided * BigInt(accepted)) / 100n)
            money = change.money
            returned += change.returnAmount
          }
          expect(freeAmount(money)).toBeGreaterThanOrEqual(0n)
          expect(money.returnedAmount).toBe(returned)
          if (money.state === "closing" || money.state === "closed") expect(freeAmount(money)).toBe(0n)
          if (money.state === "closed") expect(money.reservedAmount).toBe(0n)
        }
      }),
    )
  })
})

describe("planRewards", () => {
  const offer = (bountyId: string, rewardAmount: bigint, free: bigint) => ({
    bountyId,
    rewardAmount,
    freeAmount: free,
  })

  it("takes the highest reward first, each whole, as far as the money goes", () => {
    const offers = [offer("b", 5n, 12n), offer("a", 5n, 4n), offer("c", 9n, 19n)]
    expect(planRewards(offers, 10).map(({ offer: { bountyId }, count }) => `${bountyId} ${count}`)).toEqual([
      "c 2",
      "b 2",
    ])
    expect(planRewards(offers, 1)).toMatchObject([{ offer: { bountyId: "c" }, count: 1 }])
    expect(planRewards([], 5)).toEqual([])
  })

  it("never promises more than is free or than was asked, in any order of the offers", () => {
    const anyOffer = fc.tuple(fc.bigInt({ min: 1n, max: 50n }), fc.bigInt({ min: 0n, max: 500n }))
    fc.assert(
      fc.property(fc.array(anyOffer, { maxLength: 6 }), fc.nat(60), (pairs, count) => {
        const offers = pairs.map(([reward, free], place) => offer(`bty_${place}`, reward, free))
        const planned = planRewards(offers, count)
        expect(planRewards([...offers].reverse(), count)).toEqual(planned)
        expect(planned.reduce((sum, one) => sum + one.count, 0)).toBeLessThanOrEqual(count)
        for (const one of planned) {
          expect(one.offer.rewardAmount * BigInt(one.count)).toBeLessThanOrEqual(one.offer.freeAmount)
        }
      }),
    )
  })
})

describe("a bounty's terms", () => {
  const terms = { rewardAmount: 50_000n, rewardCount: 200, endsAt: null }

  it("are funded for every reward, and fit what the chain counts", () => {
    expect(fundedAmountOf(bountyTermsSchema.parse(terms))).toBe(10_000_000n)
    expect(bountyTermsSchema.safeParse({ ...terms, rewardAmount: 0n }).success).toBe(false)
    expect(bountyTermsSchema.safeParse({ ...terms, rewardAmount: 2n ** 96n }).success).toBe(false)
    expect(bountyTermsSchema.safeParse({ ...terms, rewardCount: 0 }).success).toBe(false)
  })

  it("end by the clock, or never", () => {
    const nowAt = new Date(1000)
    expect(isOver({ endsAt: null }, nowAt)).toBe(false)
    expect(isOver({ endsAt: new Date(1001) }, nowAt)).toBe(false)
    expect(isOver({ endsAt: new Date(1000) }, nowAt)).toBe(true)
  })
})
