import fc from "fast-check"
import { expect, test } from "vitest"
import { isoWeekOf, isoWeekSpan } from "./iso-week"

test.each([
  ["2026-11-21T12:00:00Z", "2026-W47"],
  ["2027-01-03T23:59:59Z", "2026-W53"],
  ["2027-01-04T00:00:00Z", "2027-W01"],
  ["2024-12-30T00:00:00Z", "2025-W01"],
  ["2016-01-01T08:00:00Z", "2015-W53"],
])("%s lies in %s", (time, week) => {
  expect(isoWeekOf(new Date(time))).toBe(week)
})

test("a week's span holds exactly the times of that week", () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date("1999-01-01"), max: new Date("2099-01-01"), noInvalidDate: true }),
      (time) => {
        const { startsAt, endsAt } = isoWeekSpan(isoWeekOf(time))
        expect(startsAt.getTime()).toBeLessThanOrEqual(time.getTime())
        expect(endsAt.getTime()).toBeGreaterThan(time.getTime())
        expect(startsAt.getUTCDay()).toBe(1)
      },
    ),
  )
})

test.each(["2026-W54", "2026-W00", "2026-47", "last"])("%s is refused", (week) => {
  expect(() => isoWeekSpan(week)).toThrow(RangeError)
})
