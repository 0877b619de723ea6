import { describe, expect, test } from "vitest"
import { decideRead, type ReadConditions } from "./decide-read"

const nowAt = new Date("2026-06-01T12:00:00Z")
const consent = { purposes: ["label"], expiresAt: new Date("2026-06-01T12:00:01Z"), revokedAt: null } as const
const all: ReadConditions = { gate: { shreddedAt: null }, consent, purpose: "label", hasRight: true, nowAt }

describe("a read", () => {
  test("is released where gate, consent, purpose and right are all there", () => {
    expect(decideRead(all)).toBe("released")
  })

  test.each<[string, Partial<ReadConditions>]>([
    ["refused_shredded", { gate: { shreddedAt: nowAt } }],
    ["refused_consent", { gate: null }],
    ["refused_consent", { consent: null }],
    ["refused_consent", { consent: { ...consent, revokedAt: nowAt } }],
    ["refused_consent", { consent: { ...consent, expiresAt: nowAt } }],
    ["refused_purpose", { purpose: "train" }],
    ["refused_right", { hasRight: false }],
  ])("is %s where %o alone is missing", (outcome, change) => {
    expect(decideRead({ ...all, ...change })).toBe(outcome)
  })

  test("of a closed gate is told as such, whatever else is missing", () => {
    const nothing = { gate: { shreddedAt: nowAt }, consent: null, hasRight: false } as const
    expect(decideRead({ ...all, ...nothing })).toBe("refused_shredded")
  })
})
