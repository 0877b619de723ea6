import { expect, it } from "vitest"
import { boardQueryOf, weekAway } from "./board-filter"

it("asks only for pools and weeks that could be", () => {
  expect(boardQueryOf({ pool: "pool_1", week: "2026-W54" })).toEqual({})
  expect(boardQueryOf({ pool: "pool_01234567890123456789", week: "2026-W47" })).toEqual({
    poolId: "pool_01234567890123456789",
    week: "2026-W47",
  })
})

it("walks over the end of a year", () => {
  expect(weekAway("2026-W53", 1)).toBe("2027-W01")
  expect(weekAway("2027-W01", -1)).toBe("2026-W53")
})
