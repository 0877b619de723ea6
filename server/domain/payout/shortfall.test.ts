import { describe, expect, test } from "vitest"
import { shortfallOf } from "./shortfall"

describe("what a tree pays beyond what its sales brought", () => {
  test("is nothing where every sale brought all that the tree divides", () => {
    expect(shortfallOf([])).toBe(0n)
    expect(shortfallOf([{ saleAmount: 10n, settledAmount: 10n }])).toBe(0n)
  })

  test("is what each sale came back short of, a refunded one with all of it", () => {
    const sales = [
      { saleAmount: 10n, settledAmount: 6n },
      { saleAmount: 7n, settledAmount: 0n },
      { saleAmount: 3n, settledAmount: 3n },
    ]
    expect(shortfallOf(sales)).toBe(11n)
  })

  test("is not known while one of them is still to be settled", () => {
    const sales = [
      { saleAmount: 10n, settledAmount: 6n },
      { saleAmount: 7n, settledAmount: null },
    ]
    expect(shortfallOf(sales)).toBeNull()
  })

  test("is refused for a sale that brought more: no chain gives back more than was paid", () => {
    expect(() => shortfallOf([{ saleAmount: 5n, settledAmount: 6n }])).toThrow(/brought more/)
  })
})
