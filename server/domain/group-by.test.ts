import { expect, test } from "vitest"
import { groupBy } from "./group-by"

test("groups keep the list's order, keys the order of their first element", () => {
  const groups = groupBy(["pear", "apple", "plum", "avocado"], (word) => word[0])
  expect([...groups]).toEqual([
    ["p", ["pear", "plum"]],
    ["a", ["apple", "avocado"]],
  ])
})
