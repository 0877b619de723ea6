import { describe, expect, it } from "vitest"
import type { ChoiceConfig } from "@/server/domain/kinds/choice/config"
import { choiceByKey, isChoiceComplete, optionKey, pressOption } from "./choice-keys"

const option = (id: string) => ({ id, name: id, description: "" })
const one: ChoiceConfig = {
  options: ["facts", "values", "nothing"].map(option),
  isMultiple: false,
  minChoices: 1,
  maxChoices: 1,
  note: "none",
}
const several: ChoiceConfig = { ...one, isMultiple: true, minChoices: 0, maxChoices: 2 }

describe("keys of a choice", () => {
  it("names ten options by digits and the rest by none", () => {
    expect([0, 8, 9, 10].map(optionKey)).toEqual(["1", "9", "0", null])
  })

  it("chooses by digit and walks around by arrows", () => {
    expect(choiceByKey(one, null, "2")).toEqual({ optionIds: ["values"] })
    expect(choiceByKey(one, null, "ArrowDown")).toEqual({ optionIds: ["facts"] })
    expect(choiceByKey(one, null, "ArrowUp")).toEqual({ optionIds: ["nothing"] })
    expect(choiceByKey(one, { optionIds: ["nothing"] }, "ArrowDown")).toEqual({ optionIds: ["facts"] })
  })

  it("leaves every other key alone", () => {
    for (const key of ["4", "a", "Enter", "-"]) expect(choiceByKey(one, null, key)).toBeUndefined()
  })

  it("takes several up to the most, and takes one back by the same key", () => {
    const two = choiceByKey(several, { optionIds: ["facts"] }, "2")
    expect(two).toEqual({ optionIds: ["facts", "values"] })
    expect(pressOption(several, two ?? null, "nothing")).toEqual(two)
    expect(pressOption(several, two ?? null, "facts")).toEqual({ optionIds: ["values"] })
  })

  it("says none of them where that is an answer", () => {
    const none = choiceByKey(several, { optionIds: ["facts"] }, "-")
    expect(none).toEqual({ optionIds: [] })
    expect(isChoiceComplete(several, { optionIds: [] })).toBe(true)
    expect(isChoiceComplete(one, { optionIds: [] })).toBe(false)
  })
})
