import { describe, expect, it } from "vitest"
import { canonicalJson } from "./canonical-json"

describe("canonicalJson", () => {
  it("gives one text whatever the order of keys", () => {
    expect(canonicalJson({ b: 1, a: [true, null, "é\n"] })).toBe('{"a":[true,null,"é\\n"],"b":1}')
    expect(canonicalJson({ a: [true, null, "é\n"], b: 1 })).toBe(
      canonicalJson({ b: 1, a: [true, null, "é\n"] }),
    )
  })

  it("sorts keys by code unit and leaves out absent ones", () => {
    expect(canonicalJson({ "\u20ac": 1, "\r": 2, "1": 3, ö: 4, A: undefined })).toBe(
      '{"\\r":2,"1":3,"ö":4,"€":1}',
    )
  })

  it("writes numbers as RFC 8785 does", () => {
    expect(canonicalJson([333333333.3333333, 4.5, 2e-3, 1e-27, -0])).toBe(
      "[333333333.3333333,4.5,0.002,1e-27,0]",
    )
  })

  it("refuses what JSON cannot hold", () => {
    expect(() => canonicalJson({ a: Number.NaN })).toThrow(RangeError)
    expect(() => canonicalJson(2 ** 53)).toThrow(RangeError)
  })
})
