import fc from "fast-check"
import { expect, test } from "vitest"
import { decideSecondLook, isDrawnForSecondLook } from "./second-look"

const ids = Array.from({ length: 2_000 }, (_, index) => `vrd_${index}`)

test("one who agrees upholds a verdict; where two differ the third decides; three answers leave the first", () => {
  expect(decideSecondLook(0, [])).toEqual({ kind: "open" })
  expect(decideSecondLook(0, [0])).toEqual({ kind: "upheld", isDivided: false })
  expect(decideSecondLook(0, [1])).toEqual({ kind: "open" })
  expect(decideSecondLook(0, [1, 0])).toEqual({ kind: "upheld", isDivided: false })
  expect(decideSecondLook(0, [1, 1])).toEqual({ kind: "overturned", ballot: 1 })
  expect(decideSecondLook(0, ["retire", "retire"])).toEqual({ kind: "overturned", ballot: "retire" })
  expect(decideSecondLook(0, [1, 2])).toEqual({ kind: "upheld", isDivided: true })
})

test("the draw is the same for whoever repeats it, about the share of all, and another with another seed", () => {
  const drawn = (seed: string) => ids.filter((id) => isDrawnForSecondLook(seed, id, 0.05))
  expect(drawn("0xa")).toEqual(drawn("0xa"))
  expect(drawn("0xa")).not.toEqual(drawn("0xb"))
  // 100 are to be expected, with a standard deviation of 9.7.
  expect(drawn("0xa").length).toBeGreaterThan(60)
  expect(drawn("0xa").length).toBeLessThan(140)
})

test("a larger share draws what a smaller one drew, all and nothing at the ends", () => {
  fc.assert(
    fc.property(fc.string(), fc.double({ min: 0, max: 1, noNaN: true }), (id, share) => {
      expect(isDrawnForSecondLook("seed", id, 0)).toBe(false)
      expect(isDrawnForSecondLook("seed", id, 1)).toBe(true)
      if (isDrawnForSecondLook("seed", id, share)) {
        expect(isDrawnForSecondLook("seed", id, Math.min(1, share * 2))).toBe(true)
      }
    }),
  )
})
