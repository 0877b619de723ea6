import { describe, expect, it } from "vitest"
import type { ItemSchema } from "@/server/domain/pool/item-schema"
import { contentOf, faultsOf, isBlank, rowValuesOf, strangeFieldsOf } from "./row-values"

const schema: ItemSchema = {
  fields: [
    { name: "text", type: "text", isRequired: true, description: "", minLength: 3 },
    { name: "age", type: "integer", isRequired: false, description: "", minimum: 0, maximum: 120 },
    { name: "agrees", type: "boolean", isRequired: false, description: "" },
    { name: "side", type: "choice", isRequired: false, description: "", choices: ["for", "against"] },
  ],
  bodyField: "text",
}

describe("a row in a form", () => {
  it("comes back as it went in", () => {
    const content = { text: "good", age: 41, agrees: true, side: "for" }
    expect(contentOf(rowValuesOf(content, schema), schema)).toEqual(content)
  })

  it("leaves out what was not filled in", () => {
    expect(contentOf(rowValuesOf({}, schema), schema)).toEqual({ agrees: false })
    expect(isBlank(rowValuesOf({}, schema))).toBe(true)
  })

  it("is judged by the vault's own rules", () => {
    const values = rowValuesOf({ text: "no", age: "old", side: "maybe" }, schema)
    expect(faultsOf(values, schema)).toEqual([
      { code: "field_too_short", field: "text" },
      { code: "field_wrong_type", field: "age" },
      { code: "field_not_a_choice", field: "side" },
    ])
  })

  it("says which fields the pool does not know", () => {
    expect(strangeFieldsOf({ text: "good", author: "me" }, schema)).toEqual(["author"])
  })
})
