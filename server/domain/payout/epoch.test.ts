import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { DomainError } from "../errors"
import { accumulateEpoch } from "./epoch"

const addresses = [1, 2, 3, 4].map((digit) => `0x${String(digit).repeat(40)}` as const)
const anyEarnings = fc.array(
  fc.record({ address: fc.constantFrom(...addresses), amount: fc.bigInt({ min: 0n, max: 10n ** 12n }) }),
  { maxLength: 20 },
)

describe("accumulateEpoch", () => {
  it("adds this epoch's lines to the leaves of the one before", () => {
    const [first = "0x", second = "0x"] = addresses
    const before = accumulateEpoch([], [{ address: second, amount: 5n }])
    const after = accumulateEpoch(before.leaves, [
      { address: first, amount: 2n },
      { address: second, amount: 1n },
      { address: first, amount: 2n },
    ])
    expect(after).toEqual({
      leaves: [
        { account: first, cumulativeAmount: 4n },
        { account: second, cumulativeAmount: 6n },
      ],
      epochAmount: 5n,
      cumulativeTotalAmount: 10n,
    })
  })

  it("never lowers or drops a leaf, and its total grows by exactly the epoch's amount", () => {
    fc.assert(
      fc.property(anyEarnings, anyEarnings, (first, second) => {
        const before = accumulateEpoch([], first)
        const after = accumulateEpoch(before.leaves, second)
        expect(after.cumulativeTotalAmount).toBe(before.cumulativeTotalAmount + after.epochAmount)
        const now = new Map(after.leaves.map((leaf) => [leaf.account, leaf.cumulativeAmount]))
        for (const leaf of before.leaves) {
          expect(now.get(leaf.account) ?? -1n).toBeGreaterThanOrEqual(leaf.cumulativeAmount)
        }
      }),
    )
  })

  it("does not depend on the order of the lines or the case of an address", () => {
    fc.assert(
      fc.property(anyEarnings, (earnings) => {
        expect(accumulateEpoch([], [...earnings].reverse())).toEqual(accumulateEpoch([], earnings))
      }),
    )
    const mixed = accumulateEpoch(
      [],
      [
        { address: `0x${"Ab".repeat(20)}`, amount: 1n },
        { address: `0x${"aB".repeat(20)}`, amount: 1n },
      ],
    )
    expect(mixed.leaves).toEqual([{ account: `0x${"ab".repeat(20)}`, cumulativeAmount: 2n }])
  })

  it("refuses a negative line", () => {
    expect(() => accumulateEpoch([], [{ address: "0x1", amount: -1n }])).toThrow(DomainError)
  })
})
