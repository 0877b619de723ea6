import { describe, expect, it } from "vitest"
import { figuresOf, heldCrowds } from "./testing/held-crowds"

describe("every method on made-up crowds, to the bit", () => {
  it.each(heldCrowds)("$name", async (crowd) => {
    const text = `${JSON.stringify(figuresOf(crowd), null, 2)}\n`
    await expect(text).toMatchFileSnapshot(`golden/${crowd.name}.json`)
  })
})
