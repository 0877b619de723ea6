import { expect, test } from "vitest"
import { judgeQualification } from "./qualification"

test("seven of ten right answers pass, six do not", () => {
  const credits = (right: number) => Array.from({ length: 10 }, (_, index) => (index < right ? 1 : 0))
  expect(judgeQualification(credits(7))).toEqual({ isPassed: true, rightCount: 7, neededCount: 7 })
  expect(judgeQualification(credits(6)).isPassed).toBe(false)
})

test("a skipped task counts as not right, and an empty run passes nobody", () => {
  expect(judgeQualification([1, 1, null]).isPassed).toBe(false)
  expect(judgeQualification([]).isPassed).toBe(false)
})
