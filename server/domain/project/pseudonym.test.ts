import { expect, test } from "vitest"
import { pseudonymOf } from "./pseudonym"

test("a labeler's pseudonym is stable within a project and says nothing across projects", () => {
  expect(pseudonymOf("prj_1", "seed", "acc_1")).toBe(pseudonymOf("prj_1", "seed", "acc_1"))
  expect(pseudonymOf("prj_1", "seed", "acc_1")).not.toBe(pseudonymOf("prj_2", "seed", "acc_1"))
  expect(pseudonymOf("prj_1", "seed", "acc_1")).not.toBe(pseudonymOf("prj_1", "other seed", "acc_1"))
})

test("three thousand labelers get three thousand pseudonyms", () => {
  const names = Array.from({ length: 3_000 }, (_, index) => pseudonymOf("prj_1", "seed", `acc_${index}`))
  expect(new Set(names).size).toBe(3_000)
})
