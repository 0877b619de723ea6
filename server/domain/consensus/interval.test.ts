import { describe, expect, it } from "vitest"
import { DomainError } from "../errors"
import { seededRandom } from "../seeded-random"
import { fitInterval, type Rating } from "./interval"

const random = seededRandom("ratings")
/** About normal: the sum of twelve even draws less six. */
const noise = () => Array.from({ length: 12 }, random).reduce((sum, one) => sum + one, -6)
const truths = Array.from({ length: 60 }, () => 1 + 4 * random())
const labelers = [
  { id: "exact", bias: 0, spread: 0.1 },
  { id: "fair", bias: 0, spread: 0.5 },
  { id: "high", bias: 1, spread: 0.3 },
  { id: "low", bias: -1, spread: 0.3 },
  { id: "wild", bias: 0, spread: 2 },
]
const ratings: readonly Rating[] = truths.flatMap((truth, task) =>
  labelers.map(({ id, bias, spread }) => ({
    taskId: `t${String(task).padStart(2, "0")}`,
    labelerId: id,
    value: truth + bias + spread * noise(),
  })),
)
const errorOf = (values: readonly number[]) =>
  values.reduce((sum, value, task) => sum + Math.abs(value - (truths[task] ?? 0)), 0) / values.length

describe("fitInterval", () => {
  const fit = fitInterval(ratings)

  it("comes nearer to the truth than the plain mean, and most truths lie in their intervals", () => {
    const means = truths.map((_, task) => {
      const own = ratings.slice(task * labelers.length, (task + 1) * labelers.length)
      return own.reduce((sum, { value }) => sum + value / own.length, 0)
    })
    expect(errorOf(fit.tasks.map(({ value }) => value))).toBeLessThan(errorOf(means) / 2)
    const held = fit.tasks.filter(
      ({ low, high }, task) => low <= (truths[task] ?? 0) && (truths[task] ?? 0) <= high,
    )
    expect(held.length).toBeGreaterThan(0.8 * truths.length)
    expect(fit.isConverged).toBe(true)
  })

  it("finds who answers high, who low, and who at random", () => {
    const of = (id: string) => fit.labelers.find(({ labelerId }) => labelerId === id)
    expect(of("high")?.bias).toBeGreaterThan(0.7)
    expect(of("low")?.bias).toBeLessThan(-0.7)
    expect(of("wild")?.spread).toBeGreaterThan(1.5)
    expect(of("exact")?.spread).toBeLessThan(of("fair")?.spread ?? 0)
  })

  it("is the same to the bit in any order, and takes one rating and perfect agreement", () => {
    expect(fitInterval([...ratings].reverse())).toEqual(fit)
    const same = ["a", "b"].map((labelerId) => ({ taskId: "t", labelerId, value: 3 }))
    expect(fitInterval(same).tasks[0]?.value).toBeCloseTo(3, 12)
    expect(fitInterval(same.slice(0, 1)).tasks[0]?.value).toBe(3)
  })

  it("refuses what is no rating", () => {
    const faultOf = (list: readonly Rating[]) => {
      try {
        fitInterval(list)
      } catch (error) {
        return error instanceof DomainError ? error.details.fault : error
      }
      return null
    }
    const one = { taskId: "t", labelerId: "l", value: 1 }
    expect(faultOf([])).toBe("no_labels")
    expect(faultOf([one, one])).toBe("duplicate_label")
    expect(faultOf([{ ...one, value: Number.NaN }])).toBe("value_not_finite")
  })
})
