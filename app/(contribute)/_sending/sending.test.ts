import { generateX25519Identity, identityToRecipient } from "age-encryption"
import { describe, expect, it } from "vitest"
import { splitRows } from "@/server/domain/contribution/admission"
import type { ItemSchema } from "@/server/domain/pool/item-schema"
import { consentMessage, expiryOf } from "./consent-message"
import { inspect } from "./inspection"
import { guessPaste, pickFiles, pickPaste, sourceOfRows } from "./pick"
import { openRows, seal } from "./seal"
import { firstState, isBusy, mayGoTo, nextState, type SendingState, speedOf } from "./sending-state"
import { plaintextOf, rowsOf, type Source, sourceOf, valuesOfLine } from "./source"

const schema: ItemSchema = {
  fields: [
    { name: "text", type: "text", isRequired: true, description: "", minLength: 5, maxLength: 500 },
    { name: "topic", type: "text", isRequired: false, description: "" },
  ],
  bodyField: "text",
}
const target = { itemSchema: schema, mediaTypes: ["application/jsonl", "text/plain"] }
const lines = (...rows: unknown[]) => rows.map((row) => JSON.stringify(row)).join("\n")
const ofText = (text: string) => sourceOf("a.jsonl", "application/jsonl", new Blob([text]))

async function all(source: Source) {
  const found = []
  for await (const row of rowsOf(source, schema)) found.push(row)
  return found
}

describe("rows of a source", () => {
  it("counts rows as the vault does, whatever the line ends and byte order mark", async () => {
    const text = `\uFEFF{"text":"ünë"}\r\n\r\n  \n{"text":"zwei"}\r\n{"text":"last without end"}`
    const rows = await all(ofText(text))
    expect(rows.map((row) => row.line)).toEqual(splitRows(text, "application/jsonl", schema))
    expect(rows.map((row) => row.rowNumber)).toEqual([1, 2, 3])
  })

  it("keeps row numbers of the picked data when rows are mended or left out", async () => {
    const source: Source = {
      ...ofText(lines({ text: "first" }, { text: "second" }, { text: "third" })),
      edits: new Map([[3, '{"text":"mended"}']]),
      leftOut: new Set([2]),
    }
    expect((await all(source)).map(({ rowNumber }) => rowNumber)).toEqual([1, 3])
    expect(await new Response(plaintextOf(source, schema)).text()).toBe(
      '{"text":"first"}\n{"text":"mended"}\n',
    )
  })

  it("takes a text file as one row of the body field", async () => {
    const [row, ...more] = await all(sourceOf("a.txt", "text/plain", new Blob([" one\ntwo \n"])))
    expect(JSON.parse(row?.line ?? "")).toEqual({ text: "one\ntwo" })
    expect(more).toEqual([])
  })
})

describe("looking into a source", () => {
  it("names every faulty row with its reasons and keeps the good ones for the preview", async () => {
    const text = lines({ text: "good enough" }, { text: "no" }, { text: "good enough" }, { other: 1 })
    const found = await inspect(ofText(`${text}\nnot json`), schema)
    expect(found.rowCount).toBe(5)
    expect(found.goodCount).toBe(1)
    expect(found.duplicateCount).toBe(1)
    expect(
      found.faults.map(({ rowNumber, reasons }) => [rowNumber, reasons.map(({ code }) => code)]),
    ).toEqual([
      [2, ["field_too_short"]],
      [3, ["duplicate_in_contribution"]],
      [4, ["field_missing", "field_unknown"]],
      [5, ["not_json"]],
    ])
    expect(found.preview).toEqual([{ rowNumber: 1, content: { text: "good enough" } }])
  })

  it("says so when the bytes are no text", async () => {
    const found = await inspect(
      sourceOf("a", "application/jsonl", new Blob([new Uint8Array([0xff, 0xfe, 0x80])])),
      schema,
    )
    expect(found.isText).toBe(false)
  })

  it("warns of what looks like a person's address or number", async () => {
    const rows = [{ text: "write to anna@example.org today" }, { text: "call +49 170 1234567 after five" }]
    const found = await inspect(sourceOfRows("typed", rows), schema)
    expect(found.warnings.map(({ code, firstRowNumber }) => [code, firstRowNumber])).toEqual([
      ["email", 1],
      ["phone", 2],
    ])
  })

  it("refuses a line without end for its size and does not keep it", async () => {
    const found = await inspect(ofText("x".repeat(3_000_000)), schema)
    expect(found.faults[0]?.reasons).toEqual([{ code: "row_too_large" }])
    expect(found.faults[0]?.line.length).toBeLessThan(200_000)
  })
})

describe("picking", () => {
  it("refuses files of another kind before reading them", async () => {
    const pick = await pickFiles([new File(["x"], "photo.png")], target)
    expect(pick).toEqual({ refusal: expect.stringContaining("photo.png") })
  })

  it("joins several files to one source", async () => {
    const files = [new File(['{"text":"row one"}'], "a.jsonl"), new File(["a whole text"], "b.txt")]
    const pick = await pickFiles(files, target)
    if (!("source" in pick)) throw new Error("refused")
    expect((await all(pick.source)).map(({ line }) => JSON.parse(line))).toEqual([
      { text: "row one" },
      { text: "a whole text" },
    ])
  })

  it("reads pasted text as rows, one item or an item a line", async () => {
    expect(guessPaste(' {"text":"a"}')).toBe("rows")
    expect(guessPaste("plain words")).toBe("oneItem")
    expect(await all(pickPaste("one\n\ntwo", "itemPerLine", target))).toHaveLength(2)
    expect(await all(pickPaste("one\n\ntwo", "oneItem", target))).toHaveLength(1)
  })

  it("fills a form from a row that does not fit without losing what it says", () => {
    expect(valuesOfLine('{"text":"no","odd":1}', schema)).toEqual({ text: "no", odd: 1 })
    expect(valuesOfLine("just words", schema)).toEqual({ text: "just words" })
  })
})

describe("sealing", () => {
  it("makes an age file that opens for its contributor, row by row", async () => {
    const identity = await generateX25519Identity()
    const recipients = [await identityToRecipient(identity)]
    const source = ofText(lines({ text: "first row" }, { text: "second row" }, { text: "third row" }))
    const told: number[] = []
    const sealed = await seal({ source, schema, recipients, copyName: "c" }, (bytes) => told.push(bytes))
    if (sealed.copy.kind !== "blob") throw new Error("no private files here")
    const ciphertext = sealed.copy.blob
    expect(ciphertext.size).toBe(sealed.ciphertextByteSize)
    expect(await ciphertext.text()).not.toContain("second row")
    expect(told.at(-1)).toBe(source.blob.size)
    const opened = await openRows({
      ciphertext,
      identity,
      rowNumbers: [2],
      mediaType: "application/jsonl",
      schema,
    })
    expect(opened).toEqual([{ rowNumber: 2, line: '{"text":"second row"}' }])
  })
})

describe("consent", () => {
  it("carries the expiry in whole seconds and a fresh nonce", () => {
    const expiresAt = expiryOf("6 months", new Date("2026-11-21T03:21:07.500Z"))
    expect(expiresAt.toISOString()).toBe("2027-05-21T03:21:07.000Z")
    const [one, other] = [0, 1].map(() => consentMessage("0x01", "0x02", ["label"], expiresAt))
    expect(one?.expiry).toBe(String(expiresAt.getTime() / 1000))
    expect(one?.nonce).not.toBe(other?.nonce)
  })
})

describe("the steps of contributing", () => {
  const source = ofText(lines({ text: "good enough" }))
  const inspected = async (state: SendingState) =>
    nextState(state, { kind: "inspected", inspection: await inspect(source, schema) })

  it("opens a step only when what it needs is there", async () => {
    const picked = nextState(firstState, { kind: "picked", source })
    expect(mayGoTo(picked, "permit")).toBe(false)
    const ready = await inspected(picked)
    expect(mayGoTo(ready, "permit")).toBe(true)
    expect(mayGoTo(nextState(ready, { kind: "purposesChosen", purposes: [] }), "send")).toBe(false)
  })

  it("looks again after rows were changed", async () => {
    const ready = await inspected(nextState(firstState, { kind: "picked", source }))
    expect(nextState(ready, { kind: "rowsLeftOut", rowNumbers: [1] }).inspection).toBeNull()
  })

  it("does not start work twice or leave it half way", async () => {
    const ready = await inspected(nextState(firstState, { kind: "picked", source }))
    const busy = nextState(ready, { kind: "staged", stage: { kind: "announcing" } })
    expect(isBusy(busy.stage)).toBe(true)
    expect(mayGoTo(busy, "pick")).toBe(false)
  })

  it("never shows progress going backward, and counts speed from this sitting alone", () => {
    const stage = {
      kind: "uploading",
      bytesDone: 50,
      bytesTotal: 100,
      bytesBefore: 50,
      startedAt: 0,
      isConnected: true,
    } as const
    const moved = nextState(
      { ...firstState, stage },
      { kind: "uploadMoved", bytesDone: 20, isConnected: false },
    )
    expect(moved.stage).toMatchObject({ bytesDone: 50, isConnected: false })
    expect(speedOf({ ...stage, bytesDone: 90 }, 2000)).toBe(20)
    expect(speedOf(stage, 2000)).toBeNull()
  })
})
