import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { bootstrapEstimate, quantileOf } from "./bootstrap"
import { type Box, estimateMeanIou, intersectionOverUnion, meanIou } from "./box-iou"
import { estimateSpanF1, type Span, spanF1 } from "./span-f1"
import { alignWords, estimateWordError, wordEdits, wordErrorRate, wordsOf } from "./word-error"

const span = (start: number, end: number, className: string): Span => ({ start, end, className })
const box = (left: number, top: number, right: number, bottom: number, className = "x"): Box => ({
  left,
  top,
  right,
  bottom,
  className,
})

const anySpan = fc
  .tuple(fc.nat(40), fc.integer({ min: 1, max: 9 }), fc.constantFrom("a", "b"))
  .map(([start, length, className]) => span(start, start + length, className))
const anyBox = fc
  .tuple(fc.nat(9), fc.nat(9), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }))
  .map(([left, top, width, height]) => box(left, top, left + width, top + height))

describe("bootstrapEstimate", () => {
  it("covers a mean in about 95 of 100 repeated samples", () => {
    let covered = 0
    for (let round = 0; round < 200; round++) {
      const values = Array.from({ length: 60 }, (_, place) => ((round * 7919 + place * 104729) % 1000) / 1000)
      const mean = (draws: Float64Array) =>
        values.reduce((sum, value, at) => sum + value * (draws[at] ?? 0), 0) / 60
      const estimate = bootstrapEstimate(60, mean, { resampleCount: 200, seed: String(round) })
      if (estimate !== null && estimate.low <= 0.4995 && estimate.high >= 0.4995) covered++
    }
    expect(covered).toBeGreaterThanOrEqual(180)
  })

  it("says nothing where half of the resamples say nothing", () => {
    const first = (draws: Float64Array) => (draws[0] === 1 ? 1 : null)
    expect(bootstrapEstimate(50, first, { resampleCount: 100 })).toBeNull()
  })

  it("takes quantiles between neighbours", () => {
    expect(quantileOf([1, 2, 3, 4], 0.5)).toBe(2.5)
    expect(quantileOf([7], 0.975)).toBe(7)
  })
})

describe("span F1", () => {
  it("is .50 on the example of seqeval's README: one of two entities with the right bounds", () => {
    const truth = [[span(3, 6, "MISC")], [span(0, 2, "PER")]] as const
    const predicted = [[span(2, 6, "MISC")], [span(0, 2, "PER")]] as const
    const estimate = estimateSpanF1([
      [truth[0], predicted[0]],
      [truth[1], predicted[1]],
    ])
    expect(estimate?.value).toBe(0.5)
    expect(estimate?.low).toBe(0)
    expect(estimate?.high).toBe(1)
  })

  it("counts characters where bounds may differ", () => {
    expect(spanF1([span(3, 6, "MISC")], [span(2, 6, "MISC")], "characters")).toBeCloseTo(6 / 7, 12)
  })

  it("is symmetric, in [0, 1], and 1 for equal sets", () => {
    const matching = fc.constantFrom("exact" as const, "characters" as const)
    fc.assert(
      fc.property(fc.array(anySpan), fc.array(anySpan), matching, (a, b, how) => {
        const f1 = spanF1(a, b, how)
        expect(f1).toBe(spanF1(b, a, how))
        expect(f1).toBeGreaterThanOrEqual(0)
        expect(f1).toBeLessThanOrEqual(1)
        expect(spanF1(a, [...a].reverse(), how)).toBe(1)
      }),
    )
  })
})

describe("mean IoU", () => {
  it("is .6898 and .8614 on the boxes of torchmetrics' IntersectionOverUnion", () => {
    const target = box(300, 100, 315, 150)
    expect(intersectionOverUnion(box(296.55, 93.96, 314.97, 152.79), target)).toBeCloseTo(0.6898, 4)
    expect(intersectionOverUnion(box(298.55, 98.96, 314.97, 151.79), target)).toBeCloseTo(0.8614, 4)
  })

  it("counts a box without a match as nothing", () => {
    const pairs = [
      [[box(0, 0, 2, 2)], [box(0, 0, 2, 2), box(5, 5, 6, 6)]],
      [[box(0, 0, 2, 2)], [box(0, 0, 2, 2, "y")]],
    ] as const
    expect(meanIou(...pairs[0])).toBe(0.5)
    expect(meanIou(...pairs[1])).toBe(0)
    expect(estimateMeanIou(pairs)?.value).toBe(0.25)
    expect(meanIou([], [])).toBe(1)
  })

  it("is symmetric, in [0, 1], and 1 for equal sets", () => {
    fc.assert(
      fc.property(fc.array(anyBox, { maxLength: 8 }), fc.array(anyBox, { maxLength: 8 }), (a, b) => {
        const iou = meanIou(a, b)
        expect(iou).toBe(meanIou(b, a))
        expect(iou).toBeGreaterThanOrEqual(0)
        expect(iou).toBeLessThanOrEqual(1)
        expect(meanIou(a, [...a].reverse())).toBe(1)
      }),
    )
  })
})

describe("word error rate", () => {
  const reference = wordsOf("i UM the PHONE IS i LEFT THE portable PHONE UPSTAIRS last night")
  const hypothesis = wordsOf("i GOT IT TO the FULLEST i LOVE TO portable FORM OF STORES last night")

  it("is 76.9 % on the example of Jurafsky and Martin: 10 edits, 13 words", () => {
    const { substituted, deleted, inserted } = wordEdits(reference, hypothesis)
    expect(substituted + deleted + inserted).toBe(10)
    expect(wordErrorRate(reference, hypothesis)).toBeCloseTo(0.769, 3)
    expect(estimateWordError([[reference, hypothesis]])?.value).toBeCloseTo(0.769, 3)
  })

  it("aligns so that both lists can be read back", () => {
    const anyWords = fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 12 })
    fc.assert(
      fc.property(anyWords, anyWords, (first, second) => {
        const pairs = alignWords(first, second)
        expect(pairs.map(([word]) => word).filter((word) => word !== null)).toEqual(first)
        expect(pairs.map(([, word]) => word).filter((word) => word !== null)).toEqual(second)
        expect(pairs.every(([a, b]) => a !== null || b !== null)).toBe(true)
      }),
    )
  })

  it("is 0 for the same words and whole for an empty hypothesis", () => {
    expect(wordErrorRate(reference, reference)).toBe(0)
    expect(wordErrorRate(reference, [])).toBe(1)
    expect(wordErrorRate([], ["added"])).toBe(1)
    expect(estimateWordError([])).toBeNull()
  })
})
