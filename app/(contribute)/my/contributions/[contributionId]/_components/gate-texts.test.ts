import { describe, expect, it } from "vitest"
import { lastReadText, refusedText } from "./gate-texts"

const closedAt = new Date("2026-11-21T03:21:12Z")

describe("what is said of a closed gate", () => {
  it("tells how long before the closing it was last read", () => {
    expect(lastReadText({ closedAt, lastReadAt: new Date("2026-11-21T03:21:00Z") })).toBe(
      "Last read 12 s before you closed it.",
    )
    expect(lastReadText({ closedAt, lastReadAt: null })).toBe("It had never been read.")
  })

  it("counts the refusals since", () => {
    expect([0, 1, 1200].map(refusedText)).toEqual([
      "No reading was asked for since.",
      "One reading refused since.",
      "1,200 readings refused since.",
    ])
  })
})
