import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { DomainError } from "../errors"
import { decideLabel, openPlaces } from "./decide"

const rule = { minLabels: 3, maxLabels: 5, targetConfidence: 0.9 }

describe("decideLabel", () => {
  it("settles as soon as the minimum is reached and the posterior passes the target", () => {
    expect(decideLabel({ posterior: [0.95, 0.05], labelCount: 3 }, rule)).toEqual({
      kind: "settle",
      classIndex: 0,
      confidence: 0.95,
    })
    expect(decideLabel({ posterior: [0.99, 0.01], labelCount: 2 }, rule)).toEqual({
      kind: "keep",
      missingLabels: 1,
    })
  })

  it("settles exactly at the target", () => {
    expect(decideLabel({ posterior: [0.1, 0.9], labelCount: 3 }, rule).kind).toBe("settle")
  })

  it("asks for one label more below the target and escalates at the maximum", () => {
    expect(decideLabel({ posterior: [0.6, 0.4], labelCount: 4 }, rule)).toEqual({
      kind: "keep",
      missingLabels: 1,
    })
    expect(decideLabel({ posterior: [0.6, 0.4], labelCount: 5 }, rule)).toEqual({
      kind: "escalate",
      classIndex: 0,
      confidence: 0.6,
    })
  })

  it("leaves no task open when the project closes", () => {
    expect(decideLabel({ posterior: [0.6, 0.4], labelCount: 1 }, rule, true).kind).toBe("escalate")
    expect(decideLabel({ posterior: [0.97, 0.03], labelCount: 1 }, rule, true).kind).toBe("settle")
    expect(decideLabel({ posterior: [0.5, 0.5], labelCount: 0 }, rule, true)).toEqual({ kind: "withdraw" })
  })

  it("refuses a rule that contradicts itself", () => {
    const evidence = { posterior: [1, 0], labelCount: 1 }
    expect(() => decideLabel(evidence, { ...rule, minLabels: 6 })).toThrow(DomainError)
    expect(() => decideLabel(evidence, { ...rule, targetConfidence: 1 })).toThrow(DomainError)
  })
})

describe("openPlaces", () => {
  it("never lets labels and leases pass the maximum, nor stops a task that still needs one", () => {
    fc.assert(
      fc.property(fc.nat(8), fc.nat(8), (labelCount, leasedCount) => {
        const places = openPlaces(labelCount, leasedCount, rule)
        expect(places).toBeGreaterThanOrEqual(0)
        if (places > 0) expect(labelCount + leasedCount + places).toBeLessThanOrEqual(rule.maxLabels)
        if (labelCount < rule.maxLabels && leasedCount === 0) expect(places).toBeGreaterThan(0)
      }),
    )
  })

  it("fills the minimum at once and then leases one at a time", () => {
    expect(openPlaces(0, 0, rule)).toBe(3)
    expect(openPlaces(1, 1, rule)).toBe(1)
    expect(openPlaces(3, 0, rule)).toBe(1)
    expect(openPlaces(3, 1, rule)).toBe(0)
    expect(openPlaces(5, 0, rule)).toBe(0)
  })
})
