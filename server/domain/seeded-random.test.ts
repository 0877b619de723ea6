import fc from "fast-check"
import { expect, test } from "vitest"
import { seededRandom, shuffled } from "./seeded-random"

test("one seed gives one series, another seed another", () => {
  const series = (seed: string) => Array.from({ length: 5 }, seededRandom(seed))
  expect(series("a")).toEqual(series("a"))
  expect(series("a")).not.toEqual(series("b"))
})

test("the series of a seed never changes", () => {
  const start = (seed: string) => {
    const random = seededRandom(seed)
    return [random(), random(), random()]
  }
  expect(start("")).toEqual([0.1623600118327886, 0.5387844853103161, 0.8833156463224441])
  expect(start("asg_1:sides")).toEqual([0.5281580733135343, 0.5236950276885182, 0.29615117562934756])
  expect(start("Müller 🚀")).toEqual([0.8212343230843544, 0.03700022283010185, 0.4229581190738827])
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
