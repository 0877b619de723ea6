import { describe, expect, it } from "vitest"
import { itemLeafHash, labelLeafHash, labelSalt, manifestLine } from "./manifest"
import { measureRelease } from "./measure-release"
import { weighRelease } from "./weights"

const salt = `0x${"11".repeat(32)}` as const
const label = {
  taskId: "tsk_1",
  itemIds: ["itm_1", "itm_2"],
  answer: { choice: "a" },
  confidence: 0.95,
  annotationCount: 5,
  source: "consensus",
}

describe("leaves of a manifest", () => {
  it("keep their golden values", () => {
    expect(itemLeafHash({ itemId: "itm_1", itemHash: `0x${"22".repeat(32)}` })).toMatchInlineSnapshot(
      `"0x29d74671ce21eca0cc4b954ef92eb79b21c6ede2fbd750a60a84ec67c2af7963"`,
    )
    expect(labelLeafHash(label, salt)).toMatchInlineSnapshot(
      `"0x08d1f4e5d0d3407f0d97f121c2ef211d8deacd1fbace5a40314b7b4ac0975fde"`,
    )
  })

  it("change with every part of a label and with the salt", () => {
    const leaf = labelLeafHash(label, salt)
    expect(labelLeafHash({ ...label, answer: { choice: "b" } }, salt)).not.toBe(leaf)
    expect(labelLeafHash({ ...label, confidence: 0.951 }, salt)).not.toBe(leaf)
    expect(labelLeafHash({ ...label, itemIds: ["itm_2", "itm_1"] }, salt)).not.toBe(leaf)
    expect(labelLeafHash(label, `0x${"12".repeat(32)}`)).not.toBe(leaf)
    expect(labelSalt(salt, "tsk_1")).not.toBe(labelSalt(salt, "tsk_2"))
  })

  it("are written one a line", () => {
    expect(manifestLine({ kind: "item", id: "itm_1", leafHash: "0x01" })).toBe(
      '{"id":"itm_1","leaf":"0x01","type":"item"}',
    )
  })
})

describe("weighRelease", () => {
  it("counts items and verdicts, and adds up points earned", () => {
    const weights = weighRelease({
      itemContributorIds: ["acc_b", "acc_a", "acc_b"],
      annotations: [
        { labelerId: "acc_c", earnedPoints: 7n },
        { labelerId: "acc_c", earnedPoints: 5n },
        { labelerId: "acc_d", earnedPoints: 0n },
      ],
      verdictModeratorIds: ["acc_e"],
    })
    expect(weights.contributor).toEqual([
      { accountId: "acc_a", weight: 1n, evidenceCount: 1 },
      { accountId: "acc_b", weight: 2n, evidenceCount: 2 },
    ])
    expect(weights.labeler).toEqual([{ accountId: "acc_c", weight: 12n, evidenceCount: 2 }])
    expect(weights.moderator).toEqual([{ accountId: "acc_e", weight: 1n, evidenceCount: 1 }])
  })
})

describe("measureRelease", () => {
  const nothing = { labels: [], golds: [], classNames: ["a", "b"], alpha: null, goldAccuracy: null }

  it("says null where nothing was measured", () => {
    const figures = measureRelease(nothing)
    expect(figures).toMatchObject({ annotationCount: 0, labelsPerTask: 0, majorityGoldAccuracy: null })
  })

  it("counts classes, bins of confidence and verdicts", () => {
    const figures = measureRelease({
      ...nothing,
      labels: [
        { classIndex: 0, confidence: 1, annotationCount: 3, source: "consensus" },
        { classIndex: 1, confidence: 0.55, annotationCount: 5, source: "verdict" },
      ],
    })
    expect(figures.labelsPerTask).toBe(4)
    expect(figures.settledByVerdictCount).toBe(1)
    expect(figures.confidenceBins).toEqual([0, 0, 0, 0, 0, 1, 0, 0, 0, 1])
    expect(figures.classCounts).toEqual([
      { name: "a", count: 1 },
      { name: "b", count: 1 },
    ])
  })

  it("counts a tie of two as half right", () => {
    const golds = [
      { classIndex: 0, answerClassIndexes: [0, 0, 1] },
      { classIndex: 0, answerClassIndexes: [0, 1] },
      { classIndex: 1, answerClassIndexes: [0, 0] },
      { classIndex: 1, answerClassIndexes: [] },
    ]
    const figures = measureRelease({ ...nothing, golds })
    expect(figures.goldCount).toBe(3)
    expect(figures.majorityGoldAccuracy).toBeCloseTo(0.5, 12)
  })
})
