import { readdirSync, readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"

const named = (text: string, pattern: RegExp) => new Set([...text.matchAll(pattern)].map(([, rule]) => rule))

describe("the numbered rules of the contracts", () => {
  const rules = named(readFileSync("contracts/README.md", "utf8"), /\*\*(S\d+) /g)
  const tests = readdirSync("contracts/test")
    .filter((file) => file.endsWith(".t.sol"))
    .map((file) => readFileSync(`contracts/test/${file}`, "utf8"))
    .join("\n")

  it("each stand in the name of a test or invariant, and no test names another", () => {
    expect(rules.size).toBeGreaterThan(0)
    expect(named(tests, /function (?:test|testFuzz|invariant)_(S\d+)_/g)).toEqual(rules)
  })
})
