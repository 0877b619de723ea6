import { describe, expect, it } from "vitest"
import { isGrantActive } from "./state"

describe("isGrantActive", () => {
  const expiresAt = new Date("2026-12-01T00:00:00Z")
  const startsAt = new Date("2026-11-01T00:00:00Z")
  const before = new Date("2026-11-30T23:59:59Z")

  it("holds while escrowed or settled, not while challenged, and ends with the second it expires", () => {
    expect(isGrantActive({ state: "escrowed", startsAt, expiresAt }, before)).toBe(true)
    expect(isGrantActive({ state: "settled", startsAt, expiresAt }, before)).toBe(true)
    expect(isGrantActive({ state: "settled", startsAt, expiresAt }, expiresAt)).toBe(false)
    expect(isGrantActive({ state: "challenged", startsAt, expiresAt }, before)).toBe(false)
  })

  it("begins when the grant before it ends, give or take the drift of two clocks", () => {
    const renewal = { state: "escrowed", startsAt, expiresAt } as const
    expect(isGrantActive(renewal, new Date("2026-10-31T23:00:00Z"))).toBe(false)
    expect(isGrantActive(renewal, new Date("2026-10-31T23:59:30Z"))).toBe(true)
  })

  it("never holds once refunded, terminated or taken back by the chain", () => {
    expect(isGrantActive({ state: "undone", startsAt, expiresAt }, before)).toBe(false)
    expect(isGrantActive({ state: "refunded", startsAt, expiresAt }, before)).toBe(false)
    expect(isGrantActive({ state: "terminated", startsAt, expiresAt }, before)).toBe(false)
  })
})
