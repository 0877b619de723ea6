import fc from "fast-check"
import { describe, expect, it } from "vitest"
import {
  findRelayLimit,
  findRelayPause,
  type RelayLimits,
  relayDayOf,
  relayPurposes,
  splitCost,
} from "./relay-limits"

const limits: RelayLimits = { dayWei: 100n, personDayWei: 20n, personDayCount: 3, gasPriceWei: 5n }
const spent = { dayWei: 99n, personWei: 19n, personCount: 2 }

describe("findRelayLimit", () => {
  it("lets one more through until a limit is reached, and names the one that is", () => {
    expect(findRelayLimit(spent, limits)).toBeNull()
    expect(findRelayLimit({ ...spent, dayWei: 100n }, limits)).toBe("day")
    expect(findRelayLimit({ ...spent, personCount: 3 }, limits)).toBe("person_count")
    expect(findRelayLimit({ ...spent, personWei: 20n }, limits)).toBe("person_cost")
  })
})

describe("findRelayPause", () => {
  const pauses = (dayWei: bigint, gasPriceWei = 5n) =>
    relayPurposes.filter((purpose) => findRelayPause(purpose, dayWei, gasPriceWei, limits) !== null)

  it("keeps the last of the day's fees for people, then for roots, and stops settling first", () => {
    expect(pauses(74n)).toEqual([])
    expect(pauses(75n)).toEqual(["settle"])
    expect(pauses(90n)).toEqual(["accept", "settle"])
    expect(pauses(100n)).toEqual([...relayPurposes])
  })

  it("stops everything while gas is too dear, and says that it is the gas", () => {
    expect(pauses(0n, 6n)).toEqual([...relayPurposes])
    expect(findRelayPause("settle", 100n, 6n, limits)).toBe("gas_price")
    expect(findRelayPause("settle", 100n, 5n, limits)).toBe("day")
  })
})

describe("relayDayOf", () => {
  it("begins a day at midnight UTC", () => {
    expect(relayDayOf(new Date("2026-11-21T23:59:59.999Z"))).toEqual(new Date("2026-11-21T00:00:00Z"))
    expect(relayDayOf(new Date("2026-11-22T00:00:00Z"))).toEqual(new Date("2026-11-22T00:00:00Z"))
  })
})

describe("splitCost", () => {
  it("conserves the cost to the wei, in parts that differ by one at most", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 24n }), fc.integer({ min: 1, max: 60 }), (cost, parts) => {
        const split = splitCost(cost, parts)
        expect(split.reduce((sum, part) => sum + part, 0n)).toBe(cost)
        expect((split[0] ?? 0n) - (split.at(-1) ?? 0n)).toBeLessThanOrEqual(1n)
      }),
    )
  })
})
