import { describe, expect, it } from "vitest"
import { levelOf, levelThresholds } from "./level"
import { stakeLimit } from "./stake-limits"
import { streakDays, utcDayOf } from "./streak"

describe("levelOf", () => {
  it("begins at 1, steps up exactly at its threshold and ends at 10", () => {
    expect(levelOf(0n)).toEqual({ level: 1, fromPoints: 0n, nextLevelPoints: 100n })
    expect(levelOf(99n).level).toBe(1)
    expect(levelOf(100n)).toEqual({ level: 2, fromPoints: 100n, nextLevelPoints: 300n })
    expect(levelOf(50_000n)).toEqual({ level: 10, fromPoints: 50_000n, nextLevelPoints: null })
    expect(levelOf(-5n).level).toBe(1)
  })

  it("has rising thresholds", () => {
    for (const [place, threshold] of levelThresholds.entries()) {
      if (place > 0) expect(threshold).toBeGreaterThan(levelThresholds[place - 1] ?? 0n)
    }
  })
})

describe("stakeLimit", () => {
  it("is the least of what level and project allow, and of what is held", () => {
    expect(stakeLimit(1, 500n, 500n)).toEqual({
      maxStakePoints: 10n,
      affordablePoints: 10n,
      limitedBy: "level",
    })
    expect(stakeLimit(5, 50n, 500n)).toEqual({
      maxStakePoints: 50n,
      affordablePoints: 50n,
      limitedBy: "project",
    })
    expect(stakeLimit(5, 500n, 20n)).toEqual({
      maxStakePoints: 200n,
      affordablePoints: 20n,
      limitedBy: "held",
    })
  })

  it("grows with the level and takes none where the project takes none", () => {
    for (let level = 1; level < 12; level++) {
      const next = stakeLimit(level + 1, 10_000n, 10_000n).maxStakePoints
      expect(next).toBeGreaterThanOrEqual(stakeLimit(level, 10_000n, 10_000n).maxStakePoints)
    }
    expect(stakeLimit(9, 0n, 500n).affordablePoints).toBe(0n)
  })
})

describe("streakDays", () => {
  const nowAt = new Date("2026-03-02T00:10:00Z")

  it("counts days in a row up to today, over the end of a month", () => {
    expect(streakDays(["2026-02-27", "2026-02-28", "2026-03-01", "2026-03-02"], nowAt)).toBe(4)
  })

  it("holds through today and is broken by a whole day without a run", () => {
    expect(streakDays(["2026-02-28", "2026-03-01"], nowAt)).toBe(2)
    expect(streakDays(["2026-02-27", "2026-02-28"], nowAt)).toBe(0)
    expect(streakDays([], nowAt)).toBe(0)
  })

  it("goes by days of UTC", () => {
    expect(utcDayOf(new Date("2026-03-01T23:59:59.999Z"))).toBe("2026-03-01")
    expect(utcDayOf(new Date("2026-03-02T00:30:00+02:00"))).toBe("2026-03-01")
  })
})
