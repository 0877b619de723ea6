import fc from "fast-check"
import { expect, it } from "vitest"
import { expectedInformation } from "./information"

it("is nothing where one class is certain or nobody answered, and most where all classes are alike", () => {
  expect(expectedInformation([1, 0, 0], 5)).toBe(0)
  expect(expectedInformation([0.5, 0.5], 0)).toBe(0)
  expect(expectedInformation([0.5, 0.5], 4)).toBe(2)
  expect(expectedInformation([0.25, 0.25, 0.25, 0.25], 4)).toBe(3)
})

it("tells three classes in doubt from two with the same confidence", () => {
  expect(expectedInformation([0.5, 0.25, 0.25], 4)).toBeGreaterThan(expectedInformation([0.5, 0.5, 0], 4))
})

it("stays within the answers that hang on it, grows with them, and does not ask for the order of classes", () => {
  const weights = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 2, maxLength: 8 })
  fc.assert(
    fc.property(weights, fc.integer({ min: 1, max: 50 }), (parts, labelCount) => {
      const total = parts.reduce((sum, part) => sum + part, 0)
      const posterior = parts.map((part) => part / total)
      const told = expectedInformation(posterior, labelCount)
      expect(told).toBeGreaterThanOrEqual(0)
      expect(told).toBeLessThanOrEqual(labelCount)
      expect(expectedInformation(posterior, labelCount + 1)).toBeGreaterThanOrEqual(told)
      expect(expectedInformation([...posterior].reverse(), labelCount)).toBeCloseTo(told, 12)
    }),
  )
})
