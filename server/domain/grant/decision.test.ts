import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { decisionReasons, decisionReasonsFor, requireDecision } from "./decision"

const paidAmount = 10_000_001n

describe("a decision", () => {
  it("takes every refund from nothing to all, with a reason that speaks for it", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: paidAmount }), (refundAmount) => {
        for (const reason of decisionReasonsFor(refundAmount))
          requireDecision(paidAmount, { refundAmount, reason })
      }),
    )
  })

  it.each([-1n, paidAmount + 1n])("refuses a refund of %s", (refundAmount) => {
    expect(() => requireDecision(paidAmount, { refundAmount, reason: "other" })).toThrow(
      /from nothing to all/,
    )
  })

  it("refuses money back for a reason against it, and none for a reason that speaks for it", () => {
    const refunds = new Set(decisionReasonsFor(1n))
    const settlements = new Set(decisionReasonsFor(0n))
    expect([...refunds].filter((reason) => settlements.has(reason))).toEqual(["other"])
    expect(new Set([...refunds, ...settlements])).toEqual(new Set(decisionReasons))
    expect(() => requireDecision(paidAmount, { refundAmount: 1n, reason: "as_described" })).toThrow(/against/)
    expect(() => requireDecision(paidAmount, { refundAmount: 0n, reason: "poor_quality" })).toThrow(/for a/)
  })
})
