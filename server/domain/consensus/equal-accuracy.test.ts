import { describe, expect, test } from "vitest"
import { labelsForAccuracy } from "./equal-accuracy"

const curve = [
  { labelCount: 100, accuracy: 0.8 },
  { labelCount: 200, accuracy: 0.9 },
  { labelCount: 300, accuracy: 0.95 },
]

describe("labels that fixed overlap needs for an accuracy", () => {
  test("are the measured ones at a measured accuracy", () => {
    expect(labelsForAccuracy(curve, 0.9)).toBe(200)
  })

  test("lie on the line between two measured points", () => {
    expect(labelsForAccuracy(curve, 0.85)).toBeCloseTo(150, 9)
    expect(labelsForAccuracy(curve, 0.925)).toBeCloseTo(250, 9)
  })

  test("are never fewer than the smallest measured overlap", () => {
    expect(labelsForAccuracy(curve, 0.5)).toBe(100)
  })

  test("are unknown where no measured overlap reaches it", () => {
    expect(labelsForAccuracy(curve, 0.96)).toBeNull()
  })

  test("are the fewest where a noisy curve reaches it twice", () => {
    const noisy = [...curve, { labelCount: 400, accuracy: 0.94 }, { labelCount: 500, accuracy: 0.97 }]
    expect(labelsForAccuracy(noisy, 0.95)).toBe(300)
  })

  test("need a curve of rising label counts", () => {
    expect(() => labelsForAccuracy([], 0.5)).toThrow("rising")
    expect(() => labelsForAccuracy([...curve].reverse(), 0.5)).toThrow("rising")
  })
})
