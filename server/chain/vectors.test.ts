import { readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { vectorsText } from "./testing/vectors"

describe("the golden vectors that Solidity reads", () => {
  it("are those that TypeScript makes", () => {
    expect(readFileSync("contracts/test/vectors/merkle.json", "utf8")).toBe(vectorsText())
  })
})
