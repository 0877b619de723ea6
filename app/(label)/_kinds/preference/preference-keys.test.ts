import { expect, it } from "vitest"
import { preferenceByKey } from "./preference-keys"

const config = { allowEqual: true, note: "optional" } as const

it("takes letters, digits and arrows for the sides", () => {
  for (const key of ["a", "1", "ArrowLeft"]) expect(preferenceByKey(config, key)).toEqual({ preferred: "a" })
  for (const key of ["b", "2", "ArrowRight"]) expect(preferenceByKey(config, key)).toEqual({ preferred: "b" })
  for (const key of ["e", "3", "ArrowDown"])
    expect(preferenceByKey(config, key)).toEqual({ preferred: "equal" })
})

it("knows no equal where the question does not allow it, and no other key", () => {
  expect(preferenceByKey({ ...config, allowEqual: false }, "e")).toBeUndefined()
  expect(preferenceByKey(config, "c")).toBeUndefined()
})
