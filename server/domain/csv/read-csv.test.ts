import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { CsvReader, csvField } from "./read-csv"

function read(text: string, cut = text.length): (readonly [line: number, ...fields: string[]])[] {
  const records: (readonly [number, ...string[]])[] = []
  const reader = new CsvReader((fields, line) => records.push([line, ...fields]))
  for (let at = 0; at < text.length; at += Math.max(cut, 1))
    reader.push(text.slice(at, at + Math.max(cut, 1)))
  reader.finish()
  return records
}

describe("CsvReader", () => {
  it("reads quotes, doubled quotes, line breaks in fields, CRLF, a mark and empty lines, with line numbers", () => {
    const text = '\ufeffitem,worker\r\n"a, b","say ""yes"""\r\n\r\n"two\nlines",x\nlast,'
    expect(read(text)).toEqual([
      [1, "item", "worker"],
      [2, "a, b", 'say "yes"'],
      [4, "two\nlines", "x"],
      [6, "last", ""],
    ])
  })

  it("reads what was written, however it is cut", () => {
    const anyField = fc.string({ unit: fc.constantFrom("a", "b", ",", '"', "\n", "\r", " "), maxLength: 6 })
    const anyRows = fc.array(fc.array(anyField, { minLength: 2, maxLength: 4 }), {
      minLength: 1,
      maxLength: 6,
    })
    fc.assert(
      fc.property(anyRows, fc.integer({ min: 1, max: 20 }), (rows, cut) => {
        const text = rows.map((row) => `${row.map(csvField).join(",")}\r\n`).join("")
        expect(read(text, cut).map(([, ...fields]) => fields)).toEqual(rows)
      }),
    )
  })

  it("says on which line a quote is wrong", () => {
    expect(() => read('a,b\n"open,c\nd')).toThrow("line 2: a quote is opened and never closed")
    expect(() => read('a,b\n"x"y,c\n')).toThrow("line 2: text follows a closing quote")
    expect(() => read('a,b\nx"y",c\n')).toThrow("line 2: a quote stands inside a field")
  })
})
