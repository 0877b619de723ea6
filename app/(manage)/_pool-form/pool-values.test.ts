import { describe, expect, it } from "vitest"
import { durationValuesOf, secondsOf } from "./duration-values"
import { blankField, blankPool, poolValuesOf, readPoolValues } from "./pool-values"

const treasury = "0x00000000000000000000000000000000000000aa"
const sound = {
  ...blankPool(treasury),
  name: "Recipes",
  purpose: "Recipes as they were told, to teach cooking.",
  price: "12.50",
}

describe("the pool form", () => {
  it("reads what is typed into a draft in base units", () => {
    const { draft, faults } = readPoolValues(sound, 6)
    expect(faults).toEqual({})
    expect(draft).toMatchObject({ priceAmount: 12_500_000n, grantDurationSeconds: 31_536_000 })
  })

  it("shows the same form again for the draft that came of it", () => {
    const { draft } = readPoolValues(sound, 6)
    if (draft === null) throw new Error("no draft")
    expect(readPoolValues(poolValuesOf(draft, 6), 6).draft).toEqual(draft)
  })

  it("marks a fault at the control that it belongs to", () => {
    const fields = [...sound.fields, { ...blankField("field-2"), name: "1st", type: "choice" as const }]
    const { faults } = readPoolValues({ ...sound, fields, price: "a lot", name: "" }, 6)
    expect(Object.keys(faults)).toEqual(
      expect.arrayContaining(["name", "price", "field-2.name", "field-2.choices"]),
    )
  })

  it("does not take a split that is not the whole", () => {
    const split = { ...sound.split, treasuryBps: 0 }
    expect(readPoolValues({ ...sound, split }, 6).faults.split).toContain("100 %")
  })

  it("keeps the body and the group through a change of name", () => {
    const fields = [
      { ...blankField("a"), name: "argument" },
      { ...blankField("b"), name: "topic" },
    ]
    const { draft } = readPoolValues({ ...sound, fields, bodyKey: "a", groupKey: "b" }, 6)
    expect(draft?.itemSchema).toMatchObject({ bodyField: "argument", groupField: "topic" })
  })
})

describe("a duration", () => {
  it("is shown in the largest unit that measures it whole", () => {
    expect(durationValuesOf(5_400)).toEqual({ count: "90", unit: "minutes" })
    expect(secondsOf(durationValuesOf(86_400 * 30))).toBe(86_400 * 30)
  })

  it("is nothing where no whole number is typed", () => {
    expect(secondsOf({ count: "1.5", unit: "days" })).toBeNaN()
  })
})
