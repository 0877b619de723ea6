import { expect, test } from "vitest"
import { isRefitDue } from "./refit-due"

test("a small project is fitted after 40 annotations, a large one after a fifth of all", () => {
  expect(isRefitDue(39, 39)).toBe(false)
  expect(isRefitDue(40, 40)).toBe(true)
  expect(isRefitDue(40, 10_000)).toBe(false)
  expect(isRefitDue(1_999, 10_000)).toBe(false)
  expect(isRefitDue(2_000, 10_000)).toBe(true)
})

test("a project of 25,000 annotations is fitted fewer than 50 times, one annotation after the other", () => {
  let fits = 0
  for (let count = 1, since = 1; count <= 25_000; count++, since++) {
    if (!isRefitDue(since, count)) continue
    fits++
    since = 0
  }
  expect(fits).toBeLessThan(50)
})
