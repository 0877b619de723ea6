import { describe, expect, it } from "vitest"
import { totalsByDay } from "./growth"

describe("a pool's growth", () => {
  it("keeps the level on days without arrivals, whatever the order it comes in", () => {
    const growth = [
      { day: "2026-11-04", itemCount: 5 },
      { day: "2026-11-01", itemCount: 3 },
    ]
    expect(totalsByDay(growth)).toEqual([
      { day: "2026-11-01", total: 3 },
      { day: "2026-11-02", total: 3 },
      { day: "2026-11-03", total: 3 },
      { day: "2026-11-04", total: 5 },
    ])
  })

  it("begins when the pool opened and goes on to today", () => {
    const growth = [{ day: "2026-11-02", itemCount: 3 }]
    const totals = totalsByDay(growth, new Date("2026-11-01T12:00:00Z"), new Date("2026-11-03T01:00:00Z"))
    expect(totals.map(({ total }) => total)).toEqual([0, 3, 3])
  })

  it("shows nothing for a pool without items", () => {
    expect(totalsByDay([])).toEqual([])
  })
})
