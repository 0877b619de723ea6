import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { Box } from "../agreement/box-iou"
import { type Span, spanF1 } from "../agreement/span-f1"
import { fitTexts } from "./fit-texts"
import { mergeBoxes } from "./merge-boxes"
import { mergeSpans } from "./merge-spans"
import { mergeTexts } from "./merge-texts"
import type { SkilledAnswer } from "./skilled-answer"

function skilled<Answer>(
  answers: readonly Answer[],
  skills: readonly number[] = [],
): SkilledAnswer<Answer>[] {
  return answers.map((answer, place) => ({ labelerId: `l${place}`, skill: skills[place] ?? 0.8, answer }))
}

const span = (start: number, end: number, className = "claim"): Span => ({ start, end, className })
const box = (left: number, top: number, right: number, bottom: number, className = "car"): Box => ({
  left,
  top,
  right,
  bottom,
  className,
})

describe("mergeTexts", () => {
  it("takes each word from those who have it right", () => {
    const texts = ["the quick brown fox jumped", "the quick browne fox jumps", "a quick brown fox jumps"]
    expect(mergeTexts(skilled(texts)).text).toBe("the quick brown fox jumps")
  })

  it("leaves out what one alone adds and puts in what one alone leaves out", () => {
    const texts = ["he has met the mayor", "he has met mayor", "he has just met the mayor"]
    expect(mergeTexts(skilled(texts)).text).toBe("he has met the mayor")
  })

  it("lets one good labeler outweigh two poor ones", () => {
    const texts = ["all is well", "all are well", "all are well"]
    expect(mergeTexts(skilled(texts, [0.95, 0.4, 0.4])).text).toBe("all is well")
    expect(mergeTexts(skilled(texts, [0.8, 0.8, 0.8])).text).toBe("all are well")
  })

  it("does not care in which order answers come, and keeps what everybody wrote", () => {
    const anyText = fc
      .array(fc.constantFrom("a", "b", "c", "d"), { maxLength: 8 })
      .map((words) => words.join(" "))
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 1, maxLength: 6 }), anyText, (texts, same) => {
        const answers = skilled(texts)
        expect(mergeTexts([...answers].reverse())).toEqual(mergeTexts(answers))
        expect(mergeTexts(skilled([same, same, same])).text).toBe(same)
      }),
    )
  })

  it("has nothing to say of nothing", () => {
    expect(mergeTexts([])).toEqual({ text: "", confidence: 0 })
  })
})

describe("fitTexts", () => {
  it("learns who writes carelessly", () => {
    const sentences = ["one two three four", "five six seven eight", "nine ten eleven twelve"]
    const answers = sentences.flatMap((text, task) => [
      { taskId: `t${task}`, labelerId: "good", text },
      { taskId: `t${task}`, labelerId: "good too", text },
      { taskId: `t${task}`, labelerId: "fair", text: text.replace(/^\w+/, "hm") },
      { taskId: `t${task}`, labelerId: "poor", text: "no idea at all" },
    ])
    const { skills, texts } = fitTexts(answers)
    expect(skills.get("good")).toBeGreaterThan(skills.get("fair") ?? 1)
    expect(skills.get("fair")).toBeGreaterThan(skills.get("poor") ?? 1)
    expect(texts.get("t1")?.text).toBe("five six seven eight")
    expect(fitTexts([...answers].reverse())).toEqual(fitTexts(answers))
  })
})

describe("mergeSpans", () => {
  it("keeps the characters that most weight marks", () => {
    const merged = mergeSpans(skilled([[span(0, 10)], [span(2, 10)], [span(2, 12)], [span(30, 34)]]))
    expect(merged.map(({ start, end }) => [start, end])).toEqual([[2, 10]])
    expect(merged[0]?.confidence).toBeCloseTo(0.75, 12)
  })

  it("counts those who marked nothing against a range", () => {
    expect(mergeSpans(skilled([[span(0, 5)], [], []]))).toEqual([])
    expect(mergeSpans(skilled([[span(0, 5)], [], []], [0.95, 0.4, 0.4]))).toHaveLength(1)
  })

  it("keeps ranges apart that touch, and classes that overlap", () => {
    const apart = [span(0, 4), span(4, 8)]
    const merged = mergeSpans(skilled([apart, apart, [span(0, 8)]]))
    expect(merged.map(({ start, end }) => [start, end])).toEqual([
      [0, 4],
      [4, 8],
    ])
    const both = [span(0, 6, "claim"), span(3, 9, "premise")]
    expect(mergeSpans(skilled([both, both]))).toHaveLength(2)
  })

  it("gives back what everybody marked, and does not care about order", () => {
    const anySpans = fc
      .uniqueArray(fc.nat(20), { maxLength: 6 })
      .map((starts) => [...starts].sort((a, b) => a - b).map((start) => span(start * 10, start * 10 + 5)))
    fc.assert(
      fc.property(fc.array(anySpans, { minLength: 1, maxLength: 5 }), anySpans, (all, same) => {
        const answers = skilled(all)
        expect(mergeSpans([...answers].reverse())).toEqual(mergeSpans(answers))
        expect(spanF1(mergeSpans(skilled([same, same, same])), same)).toBe(1)
      }),
    )
  })
})

describe("mergeBoxes", () => {
  it("fuses boxes of one thing and drops what one alone saw", () => {
    const merged = mergeBoxes(
      skilled([[box(0, 0, 10, 10)], [box(1, 0, 11, 10)], [box(2, 0, 12, 10), box(50, 50, 60, 60)]]),
    )
    expect(merged).toHaveLength(1)
    expect(merged[0]).toMatchObject({ className: "car", confidence: 1 })
    expect(merged[0]?.left).toBeCloseTo(1, 12)
    expect(merged[0]?.right).toBeCloseTo(11, 12)
  })

  it("leans to the more skilled, and tells classes apart", () => {
    const [merged] = mergeBoxes(skilled([[box(0, 0, 10, 10)], [box(2, 0, 12, 10)]], [0.9, 0.3]))
    expect(merged?.left).toBeCloseTo((2 * 0.09) / 0.9, 12)
    const classes = [[box(0, 0, 10, 10, "car"), box(0, 0, 10, 10, "truck")]]
    expect(mergeBoxes(skilled([...classes, ...classes])).map(({ className }) => className)).toEqual([
      "car",
      "truck",
    ])
  })

  it("takes two boxes of one labeler for two things, and does not care about order", () => {
    const pair = [box(0, 0, 10, 10), box(1, 1, 11, 11)]
    expect(mergeBoxes(skilled([pair, pair]))).toHaveLength(2)
    const anyBox = fc.tuple(fc.nat(30), fc.nat(30)).map(([left, top]) => box(left, top, left + 10, top + 10))
    fc.assert(
      fc.property(fc.array(fc.array(anyBox, { maxLength: 4 }), { minLength: 1, maxLength: 5 }), (all) => {
        const answers = skilled(all)
        expect(mergeBoxes([...answers].reverse())).toEqual(mergeBoxes(answers))
      }),
    )
  })
})
