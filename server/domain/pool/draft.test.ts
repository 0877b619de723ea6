import { describe, expect, test } from "vitest"
import { type PoolDraftInput, poolDraftSchema } from "./draft"

const good: PoolDraftInput = {
  name: "Arguments",
  purpose: "Arguments of two sides, to learn what convinces.",
  itemSchema: {
    fields: [{ name: "text", type: "text", isRequired: true, description: "" }],
    bodyField: "text",
  },
  mediaTypes: ["application/jsonl"],
  licenceId: "CC-BY-4.0",
  licenceText: null,
  priceAmount: 1n,
  split: { contributorsBps: 5_000, labelersBps: 3_000, moderatorsBps: 1_000, treasuryBps: 1_000 },
  treasuryAddress: "0x00000000000000000000000000000000000000AA",
  grantDurationSeconds: 3_600,
  inspectionSeconds: 60,
}

const faultsOf = (change: Partial<PoolDraftInput>) =>
  poolDraftSchema.safeParse({ ...good, ...change }).error?.issues.map((issue) => issue.path[0]) ?? []

describe("a pool's draft", () => {
  test("is taken when it fits, with its treasury in lower case", () => {
    expect(poolDraftSchema.parse(good).treasuryAddress).toBe("0x00000000000000000000000000000000000000aa")
  })

  test("is refused where its shares do not come to all", () => {
    expect(faultsOf({ split: { ...good.split, treasuryBps: 999 } })).toEqual(["split"])
  })

  test("is refused without the text of own terms, and with a text beside a known licence", () => {
    expect(faultsOf({ licenceId: "own" })).toEqual(["licenceText"])
    expect(faultsOf({ licenceText: "x".repeat(60) })).toEqual(["licenceText"])
    expect(faultsOf({ licenceId: "own", licenceText: "x".repeat(60) })).toEqual([])
    expect(faultsOf({ licenceId: "MIT" })).toContain("licenceId")
  })

  test("is refused where plain text could not fill its rows, or labelers had nothing to read", () => {
    const topic = { name: "topic", type: "text", isRequired: true, description: "" } as const
    const itemSchema = { fields: [...good.itemSchema.fields, topic], bodyField: "text" }
    expect(faultsOf({ itemSchema, mediaTypes: ["text/plain"] })).toEqual(["mediaTypes"])
    const stars = { name: "text", type: "number", isRequired: true, description: "" } as const
    expect(faultsOf({ itemSchema: { fields: [stars], bodyField: "text" } })).toEqual(["itemSchema"])
  })

  test("is refused with a price of nothing, one beyond the chain's, or a treasury that nobody has", () => {
    expect(faultsOf({ priceAmount: 0n })).toEqual(["priceAmount"])
    expect(faultsOf({ priceAmount: 2n ** 96n })).toEqual(["priceAmount"])
    expect(faultsOf({ treasuryAddress: `0x${"0".repeat(40)}` })).toEqual(["treasuryAddress"])
  })
})
