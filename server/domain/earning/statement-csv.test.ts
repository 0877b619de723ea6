import { describe, expect, it } from "vitest"
import { csvLine, formatUnits } from "./statement-csv"

describe("csvLine", () => {
  it("quotes what needs it and disarms formulas", () => {
    expect(csvLine(["a", 'say "hi", all', "=1+1", ""])).toBe('a,"say ""hi"", all",\'=1+1,\r\n')
  })
})

describe("formatUnits", () => {
  it("keeps every digit and drops trailing zeros", () => {
    expect(formatUnits(1_234_567n, 6)).toBe("1.234567")
    expect(formatUnits(5_000_000n, 6)).toBe("5")
    expect(formatUnits(1n, 6)).toBe("0.000001")
    expect(formatUnits(-1_500_000n, 6)).toBe("-1.5")
    expect(formatUnits(7n, 0)).toBe("7")
  })
})
