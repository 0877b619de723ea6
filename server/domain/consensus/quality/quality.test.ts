import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { fitConsensus } from "../fit"
import { buildObservations } from "../observations"
import { honest, simulateCrowd } from "../signals/testing/simulated-crowd"
import { measureCalibration } from "./calibration"
import { settleHeldBackGolds } from "./held-back"
import { measureQuality } from "./measure-quality"
import { qualityCsv } from "./quality-table"

describe("measureCalibration", () => {
  it("has no error where nine of ten answers that are 90 % sure are right", () => {
    const answers = Array.from({ length: 10 }, (_, place) => ({ confidence: 0.9, isRight: place > 0 }))
    const { bins, expectedError } = measureCalibration(answers)
    expect(expectedError).toBeCloseTo(0, 12)
    expect(bins).toHaveLength(1)
    expect(bins[0]).toMatchObject({ from: 0.9, to: 1, count: 10 })
  })

  it("weighs each bin's gap by its answers", () => {
    const sure = { confidence: 1, isRight: true }
    const wrong = { confidence: 0.75, isRight: false }
    expect(measureCalibration([sure, sure, sure, wrong]).expectedError).toBeCloseTo(0.75 / 4, 12)
    expect(measureCalibration([]).expectedError).toBeNull()
  })

  it("counts every answer once, in bins that hold its confidence", () => {
    const anyAnswer = fc.record({
      confidence: fc.double({ min: 0, max: 1, noNaN: true }),
      isRight: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(anyAnswer), (answers) => {
        const { bins, expectedError } = measureCalibration(answers)
        expect(bins.reduce((sum, bin) => sum + bin.count, 0)).toBe(answers.length)
        for (const bin of bins) {
          expect(bin.meanConfidence).toBeGreaterThanOrEqual(bin.from - 1e-9)
          expect(bin.meanConfidence).toBeLessThanOrEqual(bin.to + 1e-9)
        }
        expect(expectedError ?? 0).toBeLessThanOrEqual(1)
      }),
    )
  })
})

describe("measureQuality", () => {
  const crowd = simulateCrowd({
    seed: "quality",
    labelers: honest(8, 0.8),
    taskCount: 150,
    classCount: 3,
    labelsPerTask: 5,
  })
  const golds = new Map(crowd.observations.taskIds.slice(0, 30).map((taskId, place) => [taskId, place % 3]))
  const observations = {
    ...crowd.observations,
    goldClasses: crowd.observations.goldClasses.map((_, task) =>
      task < 30 ? ([...golds.values()][task] ?? -1) : -1,
    ),
  }
  const fit = fitConsensus("dawid_skene", crowd.observations)
  const figures = measureQuality(crowd.observations, fit, crowd.timed, [])

  it("counts what it measures", () => {
    expect(figures).toMatchObject({ labelCount: 750, taskCount: 150, labelerCount: 8, goldCount: 0 })
    expect(figures.labelsPerTask).toEqual([{ labelCount: 5, taskCount: 150 }])
    expect(figures.days).toHaveLength(1)
    expect(figures.days[0]?.labelCount).toBe(750)
  })

  it("has rows of the confusion that come to 1, with intervals around each share", () => {
    for (const settled of [0, 1, 2]) {
      const row = figures.confusion.filter(({ settledIndex }) => settledIndex === settled)
      expect(row.reduce((sum, { share }) => sum + (share?.value ?? 0), 0)).toBeCloseTo(1, 9)
      for (const { share } of row) {
        expect(share?.low).toBeLessThanOrEqual(share?.value ?? 0)
        expect(share?.high).toBeGreaterThanOrEqual(share?.value ?? 1)
      }
      expect(row[settled]?.share?.value).toBeGreaterThan(0.7)
    }
  })

  it("judges golds by fits that were not told them: a gold against the crowd is counted wrong", () => {
    const heldBack = settleHeldBackGolds("dawid_skene", observations)
    const told = measureQuality(observations, fit, crowd.timed, heldBack)
    expect(told.goldCount).toBe(30)
    expect(told.goldAccuracy?.value).toBeLessThan(0.7)
    expect(told.calibration.count).toBe(30)
  })

  it("says nothing of classes that were never settled", () => {
    const labels = ["a", "b"].map((labelerId) => ({ taskId: "t", labelerId, classIndex: 0 }))
    const alone = buildObservations({ classCount: 2, labels })
    const { confusion, alpha, goldAccuracy } = measureQuality(alone, fitConsensus("majority", alone), [], [])
    expect(confusion.map(({ share }) => share === null)).toEqual([false, false, true, true])
    expect(alpha).toBeNull()
    expect(goldAccuracy).toBeNull()
  })

  it("writes every number as a line of CSV, with class names made safe", () => {
    const lines = qualityCsv(figures, ["=1+1", 'a "b", c', "plain"]).trim().split("\n")
    expect(lines[0]).toBe("figure,of,and,count,value,low,high")
    expect(lines.filter((line) => line.startsWith("confusion"))).toHaveLength(9)
    expect(lines.some((line) => line.includes("'=1+1"))).toBe(true)
    expect(lines.some((line) => line.includes('"a ""b"", c"'))).toBe(true)
  })
})
