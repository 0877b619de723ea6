import { describe, expect, it } from "vitest"
import { estimateAlpha, krippendorffAlpha } from "./alpha"
import { buildObservations, type Observation } from "./observations"

/** Krippendorff's layout: a row an observer, a column a unit, a dot where there is no value. */
function reliabilityData(rows: readonly string[], values: string) {
  const labels = rows.flatMap((row, observer) =>
    row
      .split(" ")
      .flatMap((value, unit): Observation[] =>
        value === "."
          ? []
          : [{ taskId: `u${unit}`, labelerId: `o${observer}`, classIndex: values.indexOf(value) }],
      ),
  )
  return buildObservations({ classCount: values.length, labels })
}

describe("krippendorffAlpha on the worked examples of Computing Krippendorff's Alpha-Reliability (2011)", () => {
  it("example A: two observers, binary", () => {
    const data = reliabilityData(["0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0"], "01")
    expect(krippendorffAlpha(data)).toBeCloseTo(0.095, 3)
  })

  it("example B: two observers, five nominal values", () => {
    const data = reliabilityData(["a a b b d c c c e d d a", "b a b b b c c c e d d d"], "abcde")
    expect(krippendorffAlpha(data)).toBeCloseTo(0.692, 3)
  })

  it("example C: four observers, missing values; nominal, ordinal, interval, ratio", () => {
    const data = reliabilityData(
      [
        "1 2 3 3 2 1 4 1 2 . . .",
        "1 2 3 3 2 2 4 1 2 5 . 3",
        ". 3 3 3 2 3 4 2 2 5 1 .",
        "1 2 3 3 2 4 4 1 2 5 1 .",
      ],
      "12345",
    )
    expect(krippendorffAlpha(data, "nominal")).toBeCloseTo(0.743, 3)
    expect(krippendorffAlpha(data, "ordinal")).toBeCloseTo(0.815, 3)
    expect(krippendorffAlpha(data, "interval")).toBeCloseTo(0.849, 3)
    expect(krippendorffAlpha(data, "ratio", { classValues: [1, 2, 3, 4, 5] })).toBeCloseTo(0.797, 3)
  })
})

describe("krippendorffAlpha", () => {
  it("is 1 for full agreement and null where nothing varies or nothing can be compared", () => {
    expect(krippendorffAlpha(reliabilityData(["0 1 0", "0 1 0"], "01"))).toBe(1)
    expect(krippendorffAlpha(reliabilityData(["0 0", "0 0"], "01"))).toBeNull()
    expect(krippendorffAlpha(reliabilityData(["0 .", ". 1"], "01"))).toBeNull()
  })

  it("has an interval that holds it, narrows with tasks and is the same each time", () => {
    const rows = ["0 1 0 0 1 0 1 0 1 0", "0 1 1 0 1 0 0 0 1 0", "0 1 0 0 1 1 1 0 1 0"]
    const few = estimateAlpha(reliabilityData(rows, "01"))
    const many = estimateAlpha(
      reliabilityData(
        rows.map((row) => Array.from({ length: 8 }, () => row).join(" ")),
        "01",
      ),
    )
    expect(few).not.toBeNull()
    if (few === null || many === null) return
    expect(few.value).toBe(krippendorffAlpha(reliabilityData(rows, "01")))
    expect(few.low).toBeLessThan(few.value)
    expect(few.high).toBeGreaterThan(few.value)
    expect(many.high - many.low).toBeLessThan(few.high - few.low)
    expect(estimateAlpha(reliabilityData(rows, "01"))).toEqual(few)
  })

  it("has no interval where there is no alpha", () => {
    expect(estimateAlpha(reliabilityData(["0 0", "0 0"], "01"))).toBeNull()
  })
})
