import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { exponential, logistic, naturalLogarithm } from "./arithmetic"

const within = (value: number, other: number, error: number) =>
  expect(Math.abs(value - other)).toBeLessThanOrEqual(error * Math.max(Math.abs(other), 1e-300))

describe("exponential", () => {
  it("agrees with the engine's own to 13 digits", () => {
    fc.assert(
      fc.property(fc.double({ min: -600, max: 600, noNaN: true }), (x) => {
        within(exponential(x), Math.exp(x), 2e-13)
      }),
    )
  })

  it("is exact at 0 and bounded far out", () => {
    expect(exponential(0)).toBe(1)
    expect(exponential(-1e9)).toBe(0)
    expect(exponential(1e9)).toBe(exponential(700))
  })
})

describe("naturalLogarithm", () => {
  it("agrees with the engine's own to 13 digits and undoes the exponential", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-200, max: 1e200, noNaN: true }), (x) => {
        expect(Math.abs(naturalLogarithm(x) - Math.log(x))).toBeLessThan(2e-13)
      }),
    )
    expect(naturalLogarithm(1)).toBe(0)
    expect(naturalLogarithm(exponential(3))).toBeCloseTo(3, 13)
  })
})

describe("logistic", () => {
  it("stays within [0, 1] and is symmetric", () => {
    fc.assert(
      fc.property(fc.double({ min: -1e4, max: 1e4, noNaN: true }), (x) => {
        const value = logistic(x)
        expect(value).toBeGreaterThanOrEqual(0)
        expect(value).toBeLessThanOrEqual(1)
        expect(value + logistic(-x)).toBeCloseTo(1, 14)
      }),
    )
  })
})
