import { expect, test } from "vitest"
import { pseudonymFrom, pseudonymOf, pseudonymOpening } from "./pseudonym"

const project = { id: "prj_1", pseudonymSalt: "0x01" } as const

test("a pseudonym is stable within a project and says nothing across projects", () => {
  const name = pseudonymOf(project, "acc_1")
  expect(pseudonymOf(project, "acc_1")).toBe(name)
  expect(pseudonymOf({ ...project, id: "prj_2" }, "acc_1")).not.toBe(name)
  expect(pseudonymOf({ ...project, pseudonymSalt: "0x02" }, "acc_1")).not.toBe(name)
})

test("who has the opening shows which name is theirs; another account's opening shows nothing", () => {
  const opening = pseudonymOpening(project, "acc_1")
  expect(pseudonymFrom(project.id, "acc_1", opening)).toBe(pseudonymOf(project, "acc_1"))
  expect(pseudonymFrom(project.id, "acc_2", opening)).not.toBe(pseudonymOf(project, "acc_2"))
})

test("three thousand labelers get three thousand pseudonyms", () => {
  const names = Array.from({ length: 3_000 }, (_, index) => pseudonymOf(project, `acc_${index}`))
  expect(new Set(names).size).toBe(3_000)
})
