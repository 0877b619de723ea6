import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { formatAmount, formatAmountWithUnit, formatBytes, formatPercent, parseAmount } from "./format"
import { formatDuration, formatExact, formatRelative } from "./format-time"

const plain = (text: string) => text.replaceAll("\u00a0", " ")
const nowAt = new Date("2026-11-21T03:21:07Z")
const inSeconds = (seconds: number) => new Date(nowAt.getTime() + seconds * 1000)

describe("amounts", () => {
  it("shows two digits at least and every digit that counts", () => {
    expect(formatAmountWithUnit(420_000n, { symbol: "USDC", decimals: 6 })).toBe("0.42 USDC")
    expect(formatAmount(1_234_567_000_000n, 6)).toBe("1,234,567.00")
    expect(formatAmount(1n, 6)).toBe("0.000001")
    expect(formatAmount(0n, 6)).toBe("0.00")
  })

  it("marks direction with a true minus, and with a plus on request", () => {
    expect(formatAmount(-2_500_000n, 6)).toBe("−2.50")
    expect(formatAmount(2_500_000n, 6, { sign: "always" })).toBe("+2.50")
    expect(formatAmount(0n, 6, { sign: "always" })).toBe("0.00")
  })

  it("cuts digits off only where a headline asks for it, never up", () => {
    expect(formatAmount(18_739_999n, 6, { maximumFractionDigitsDown: 2 })).toBe("18.73")
    expect(formatAmount(1n, 6, { maximumFractionDigitsDown: 2 })).toBe("0.00")
  })

  it("reads back exactly what it wrote", () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 30n }),
        fc.integer({ min: 0, max: 18 }),
        (amount, decimals) => {
          expect(parseAmount(formatAmount(amount, decimals), decimals)).toBe(amount)
        },
      ),
    )
  })

  it("refuses what is no amount of the token", () => {
    for (const text of ["", "1.2345678", "-1", "1e3", "0x10", "1.2.3"])
      expect(parseAmount(text, 6)).toBeNull()
  })
})

describe("sizes, shares, times", () => {
  it("writes sizes with three digits at most", () => {
    expect([0, 999, 12_400, 999_600, 123_456_789].map(formatBytes).map(plain)).toEqual([
      "0 B",
      "999 B",
      "12.4 kB",
      "1.0 MB",
      "123 MB",
    ])
  })

  it("writes shares as percent and unknown ones as a dash", () => {
    expect(plain(formatPercent(0.9275, 1))).toBe("92.8 %")
    expect(formatPercent(Number.NaN)).toBe("–")
  })

  it("writes durations in their two largest units", () => {
    expect([0, 59, 60, 3725, 90_000, 86_400, 180 * 86_400].map(formatDuration)).toEqual([
      "0 s",
      "59 s",
      "1 min",
      "1 h 2 min",
      "1 day 1 h",
      "1 day",
      "180 days",
    ])
  })

  it("tells near times in words and far ones by date", () => {
    expect(formatRelative(inSeconds(-2), nowAt)).toBe("just now")
    expect(formatRelative(inSeconds(-90), nowAt)).toBe("1 min. ago")
    expect(formatRelative(inSeconds(3 * 3600), nowAt)).toBe("in 3 hr.")
    expect(formatRelative(inSeconds(-86_400), nowAt)).toBe("yesterday")
    expect(formatRelative(inSeconds(-40 * 86_400), nowAt)).toBe("12 Oct 2026")
    expect(formatExact(nowAt)).toBe("21 Nov 2026, 03:21:07 UTC")
  })
})
