import { describe, expect, it } from "vitest"
import type { ItemSchema } from "@/server/domain/pool/item-schema"
import { bodyOf, factsOf, partFacts } from "./item-parts"

const field = (name: string) => ({ name, type: "text" as const, isRequired: false, description: "" })
const schema: ItemSchema = { fields: ["text", "debate_topic", "stance"].map(field), bodyField: "text" }
const first = { text: "Because.", debate_topic: "Uniforms", stance: "For" }
const second = { text: "Since.", debate_topic: "Uniforms", stance: "Against" }

describe("parts of an item", () => {
  it("parts the body from the facts, without empty ones", () => {
    expect(bodyOf(schema, first)).toBe("Because.")
    expect(factsOf(schema, { ...first, stance: null })).toEqual([{ name: "Debate topic", text: "Uniforms" }])
    expect(bodyOf(schema, {})).toBe("")
  })

  it("says once what both items share", () => {
    const { common, own } = partFacts(schema, [
      { itemId: "itm_1", content: first },
      { itemId: "itm_2", content: second },
    ])
    expect(common).toEqual([{ name: "Debate topic", text: "Uniforms" }])
    expect(own).toEqual([[{ name: "Stance", text: "For" }], [{ name: "Stance", text: "Against" }]])
  })

  it("calls nothing common while one of two is missing", () => {
    const { common, own } = partFacts(schema, [
      { itemId: "itm_1", content: first },
      { itemId: "itm_2", content: null },
    ])
    expect(common).toEqual([])
    expect(own[0]).toHaveLength(2)
  })
})
