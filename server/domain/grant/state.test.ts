import { describe, expect, it } from "vitest"
import { isGrantActive } from "./state"

describe("isGrantActive", () => {
  const expiresAt = new Date("2026-12-01T00:00:00Z")
  const before = new Date("2026-11-30T23:59:59Z")

  it("holds while escrowed or settled, not while challenged, and ends with the second it expires", () => {
    expect(isGrantActive({ state: "escrowed", expiresAt }, before)).toBe(true)
    expect(isGrantActive({ state: "settled", expiresAt }, before)).toBe(true)
    expect(isGrantActive({ state: "settled", expiresAt }, expiresAt)).toBe(false)
    expect(isGrantActive({ state: "challenged", expiresAt }, before)).toBe(false)
  })

  it("never holds once refunded or terminated", () => {
    expect(isGrantActive({ state: "refunded", expiresAt }, before)).toBe(false)
    expect(isGrantActive({ state: "terminated", expiresAt }, before)).toBe(false)
  })
})
