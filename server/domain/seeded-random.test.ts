import fc from "fast-check"
import { expect, test } from "vitest"
import { seededRandom, shuffled } from "./seeded-random"

test("one seed gives one series, another seed another", () => {
  const series = (seed: string) => Array.from({ length: 5 }, seededRandom(seed))
  expect(series("a")).toEqual(series("a"))
  expect(series("a")).not.toEqual(series("b"))
})

test("numbers lie in [0, 1) and spread evenly", () => {
  const random = seededRandom("spread")
  const bins = new Array<number>(10).fill(0)
  for (let draw = 0; draw < 20_000; draw++) {
    const bin = Math.floor(random() * 10)
    bins[bin] = (bins[bin] ?? 0) + 1
  }
  for (const count of bins) expect(Math.abs(count - 2_000)).toBeLessThan(200)
})

test("shuffling loses and adds nothing and leaves its input alone", () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.string(), (list, seed) => {
      const before = [...list]
      const result = shuffled(list, seededRandom(seed))
      expect(list).toEqual(before)
      expect([...result].sort()).toEqual([...list].sort())
    }),
  )
})
