import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { DomainError } from "../errors"
import { distributeSlash, type Slash } from "./slash-distribution"

const slash: Slash = {
  runId: "run_1",
  labelerId: "acc_1",
  slashedPoints: 90n,
  answers: [
    { taskId: "tsk_1", credit: 0 },
    { taskId: "tsk_2", credit: 0.5 },
    { taskId: "tsk_3", credit: 1 },
  ],
  rightAnswers: [
    { taskId: "tsk_1", labelerId: "acc_2" },
    { taskId: "tsk_1", labelerId: "acc_3" },
    { taskId: "tsk_2", labelerId: "acc_2" },
    { taskId: "tsk_3", labelerId: "acc_4" },
  ],
}

describe("distributeSlash", () => {
  it("goes to those who were right where the credit is missing (golden vector)", () => {
    expect(distributeSlash(slash)).toEqual({
      shares: [
        { labelerId: "acc_2", points: 60n },
        { labelerId: "acc_3", points: 30n },
      ],
      undistributedPoints: 0n,
    })
  })

  it("keeps every point: shares and rest come to what was slashed, none to the slashed labeler", () => {
    const anyRight = fc.array(
      fc.record({
        taskId: fc.constantFrom("tsk_1", "tsk_2", "tsk_3", "tsk_9"),
        labelerId: fc.constantFrom("acc_1", "acc_2", "acc_3", "acc_4"),
      }),
      { maxLength: 12 },
    )
    fc.assert(
      fc.property(anyRight, fc.bigInt({ min: 0n, max: 10_000n }), (rightAnswers, slashedPoints) => {
        const { shares, undistributedPoints } = distributeSlash({ ...slash, rightAnswers, slashedPoints })
        const given = shares.reduce((sum, share) => sum + share.points, 0n)
        expect(given + undistributedPoints).toBe(slashedPoints)
        expect(shares.some((share) => share.labelerId === "acc_1")).toBe(false)
        for (const share of shares) expect(share.points).toBeGreaterThan(0n)
      }),
    )
  })

  it("waits for the next distribution when nobody was right", () => {
    expect(distributeSlash({ ...slash, rightAnswers: [] })).toEqual({ shares: [], undistributedPoints: 90n })
    const onlySelf = [{ taskId: "tsk_1", labelerId: "acc_1" }]
    expect(distributeSlash({ ...slash, rightAnswers: onlySelf }).undistributedPoints).toBe(90n)
  })

  it("does not favour the same account in every run when points are scarce", () => {
    const lucky = new Set<string>()
    for (let place = 0; place < 40; place++) {
      const { shares } = distributeSlash({
        ...slash,
        runId: `run_${place}`,
        slashedPoints: 1n,
        rightAnswers: ["acc_2", "acc_3", "acc_4"].map((labelerId) => ({ taskId: "tsk_1", labelerId })),
      })
      for (const share of shares) lucky.add(share.labelerId)
    }
    expect(lucky.size).toBe(3)
  })

  it("refuses negative points", () => {
    expect(() => distributeSlash({ ...slash, slashedPoints: -1n })).toThrow(DomainError)
  })
})
