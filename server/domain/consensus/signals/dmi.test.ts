import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { buildObservations } from "../observations"
import { determinantOf, dmiScore, measureInformation, mutualInformation } from "./dmi"
import { honest, simulateCrowd } from "./testing/simulated-crowd"

const anyCounts = fc.array(fc.nat(20), { minLength: 9, maxLength: 9 })

describe("determinantOf", () => {
  it("is exact on small matrices, and 0 for dependent rows", () => {
    expect(determinantOf([3, 8, 4, 6], 2)).toBeCloseTo(-14, 12)
    expect(determinantOf([6, 1, 1, 4, -2, 5, 2, 8, 7], 3)).toBeCloseTo(-306, 9)
    expect(determinantOf([1, 2, 2, 4], 2)).toBe(0)
    expect(determinantOf([0, 1, 1, 0], 2)).toBe(-1)
  })
})

describe("dmiScore", () => {
  it("is 1 where two always agree on evenly common classes", () => {
    expect(
      dmiScore(
        [
          [5, 0, 0, 5],
          [7, 0, 0, 7],
        ],
        2,
      ),
    ).toBe(1)
  })

  it("is 0 for somebody who always gives the common class, however often that agrees", () => {
    expect(
      dmiScore(
        [
          [90, 10, 0, 0],
          [85, 15, 0, 0],
        ],
        2,
      ),
    ).toBe(0)
  })

  it("does not change when one of them swaps classes all the time", () => {
    fc.assert(
      fc.property(anyCounts, anyCounts, (first, second) => {
        const swap = (counts: readonly number[]) => [
          ...counts.slice(3, 6),
          ...counts.slice(0, 3),
          ...counts.slice(6),
        ]
        expect(dmiScore([swap(first), swap(second)], 3)).toBeCloseTo(dmiScore([first, second], 3), 9)
      }),
    )
  })
})

describe("measureInformation", () => {
  it("ranks who knows more above who knows less, without any known answer", () => {
    const [good, fair, none] = [0.95, 0.75, 0.5]
    const labelers = [good, fair, none].map((accuracy, place) => ({ labelerId: `${place}`, accuracy }))
    const plan = { seed: "rank", labelers: [...labelers, ...honest(5, 0.8)], taskCount: 600, classCount: 2 }
    const { observations } = simulateCrowd(plan)
    const scores = measureInformation(observations).map(({ score }) => score ?? 0)
    expect(scores[0]).toBeGreaterThan(scores[1] ?? 0)
    expect(scores[1]).toBeGreaterThan((scores[2] ?? 0) + 0.05)
    expect(Math.abs(scores[2] ?? 1)).toBeLessThan(0.02)
    expect(mutualInformation(observations, 0, 1)).toBeGreaterThan(mutualInformation(observations, 0, 2))
  })

  it("says nothing of labelers who share too few tasks", () => {
    const labels = ["a", "b"].map((labelerId) => ({ taskId: "t", labelerId, classIndex: 0 }))
    const information = measureInformation(buildObservations({ classCount: 2, labels }))
    expect(information).toEqual([
      { score: null, peerCount: 0 },
      { score: null, peerCount: 0 },
    ])
  })
})
