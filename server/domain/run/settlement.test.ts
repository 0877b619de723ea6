import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { DomainError } from "../errors"
import { explainSettlement } from "./explain-settlement"
import { multiplierOf, type RunToSettle, settleRun } from "./settlement"

const answer = (place: number, credit: number | null, rewardPoints = 10n) => ({
  assignmentId: `asg_${place}`,
  rewardPoints,
  credit,
})

function runOf(credits: readonly (number | null)[], parts: Partial<RunToSettle> = {}): RunToSettle {
  return {
    answers: credits.map((credit, place) => answer(place, credit)),
    skippedCount: 0,
    stakePoints: 100n,
    maxStakePoints: 100n,
    targetScore: 0.75,
    ...parts,
  }
}

const anyCredit = fc.integer({ min: 0, max: 1_000_000 }).map((millionths) => millionths / 1_000_000)
const anyRun = fc
  .record({
    credits: fc.array(fc.option(anyCredit), { maxLength: 12 }),
    maxStakePoints: fc.bigInt({ min: 0n, max: 10_000n }),
    stakeShare: fc.integer({ min: 0, max: 100 }),
    target: fc.integer({ min: 0, max: 999_999 }),
  })
  .map(({ credits, maxStakePoints, stakeShare, target }) =>
    runOf(credits, {
      maxStakePoints,
      stakePoints: (maxStakePoints * BigInt(stakeShare)) / 100n,
      targetScore: target / 1_000_000,
    }),
  )

describe("settleRun", () => {
  it("pays the whole stake again for a perfect run, nothing at the target, and takes it all far below", () => {
    expect(settleRun(runOf([1, 1, 1, 1])).settlementPoints).toBe(100n)
    expect(settleRun(runOf([1, 1, 1, 0])).settlementPoints).toBe(0n)
    expect(settleRun(runOf([1, 1, 0, 0])).settlementPoints).toBe(-100n)
    expect(settleRun(runOf([0, 0, 0, 0])).settlementPoints).toBe(-100n)
  })

  it("is linear between, rounded down against the labeler", () => {
    expect(settleRun(runOf([0.8], { stakePoints: 33n, targetScore: 0.7 })).settlementPoints).toBe(11n)
    expect(settleRun(runOf([0.8], { stakePoints: 10n, targetScore: 0.7 })).settlementPoints).toBe(3n)
    expect(settleRun(runOf([0.6], { stakePoints: 10n, targetScore: 0.7 })).settlementPoints).toBe(-4n)
  })

  it("never takes more than the stake nor gives more than its double", () => {
    fc.assert(
      fc.property(anyRun, (run) => {
        const { settlementPoints } = settleRun(run)
        expect(settlementPoints).toBeGreaterThanOrEqual(-run.stakePoints)
        expect(settlementPoints).toBeLessThanOrEqual(run.stakePoints)
      }),
    )
  })

  it("follows the published formula to within one point, downward", () => {
    fc.assert(
      fc.property(anyRun, (run) => {
        const credits = run.answers.flatMap(({ credit }) => (credit === null ? [] : [credit]))
        fc.pre(credits.length > 0)
        const score = credits.reduce((sum, credit) => sum + credit, 0) / credits.length
        const fraction = Math.max(-1, Math.min(1, (score - run.targetScore) / (1 - run.targetScore)))
        const exact = Number(run.stakePoints) * fraction
        const points = Number(settleRun(run).settlementPoints)
        expect(points).toBeLessThanOrEqual(exact + 1e-3)
        expect(points).toBeGreaterThan(exact - 1 - 1e-3)
      }),
    )
  })

  it("never falls when one answer is worth more", () => {
    fc.assert(
      fc.property(anyRun, anyCredit, (run, credit) => {
        const [first, ...rest] = run.answers
        fc.pre(first !== undefined && first.credit !== null && first.credit <= credit)
        if (first === undefined) return
        const better = settleRun({ ...run, answers: [{ ...first, credit }, ...rest] })
        const before = settleRun(run)
        expect(better.settlementPoints).toBeGreaterThanOrEqual(before.settlementPoints)
        expect(better.earnedPoints).toBeGreaterThanOrEqual(before.earnedPoints)
      }),
    )
  })

  it("earns lines that come to the run's points, at most twice the rewards", () => {
    fc.assert(
      fc.property(anyRun, (run) => {
        const { lines, earnedPoints } = settleRun(run)
        expect(lines.length).toBe(run.answers.length)
        expect(lines.reduce((sum, line) => sum + line.earnedPoints, 0n)).toBe(earnedPoints)
        expect(earnedPoints).toBeLessThanOrEqual(BigInt(run.answers.length) * 20n)
      }),
    )
  })

  it("multiplies base points from x1 without stake to x2 at the ceiling", () => {
    expect(settleRun(runOf([1, 1], { stakePoints: 0n })).earnedPoints).toBe(20n)
    expect(settleRun(runOf([1, 1], { stakePoints: 50n })).earnedPoints).toBe(30n)
    expect(settleRun(runOf([1, 1])).earnedPoints).toBe(40n)
    expect(settleRun(runOf([1, 1], { stakePoints: 0n, maxStakePoints: 0n })).earnedPoints).toBe(20n)
    expect(multiplierOf(25n, 100n)).toBe(1.25)
  })

  it("leaves withdrawn tasks out of the score and pays them at it, not multiplied", () => {
    const settled = settleRun(runOf([1, 0.5, null]))
    expect(settled.score).toBe(0.75)
    expect(settled.lines.map((line) => line.earnedPoints)).toEqual([20n, 10n, 7n])
  })

  it("gives the stake back whole when nothing can be scored", () => {
    const settled = settleRun(runOf([null, null], { targetScore: 0.5 }))
    expect(settled).toMatchObject({ score: null, settlementPoints: 0n, earnedPoints: 10n })
    expect(settleRun(runOf([])).earnedPoints).toBe(0n)
  })

  it("refuses a target of 1, a credit above 1 and a stake above the ceiling", () => {
    expect(() => settleRun(runOf([1], { targetScore: 1 }))).toThrow(DomainError)
    expect(() => settleRun(runOf([1.1]))).toThrow(DomainError)
    expect(() => settleRun(runOf([1], { stakePoints: 101n }))).toThrow(DomainError)
  })
})

describe("explainSettlement", () => {
  it("tells the sum in words", () => {
    const { explanation } = settleRun(runOf([0.9, 0.3, null], { stakePoints: 40n, skippedCount: 1 }))
    expect(explainSettlement(explanation)).toEqual([
      "The score is the mean credit of 2 answers: 60.0 %.",
      "1 answer belonged to withdrawn tasks: left out of the score, paid at 60.0 %.",
      "Skipped tasks (1) count neither way.",
      "(score - target) / (1 - target), with a target of 75.0 %, is −60.0 %: 24 of the 40 points staked are lost.",
      "The stake multiplied base points by 1.40.",
      "The answers earned 22 points.",
    ])
  })

  it("survives JSON", () => {
    const { explanation } = settleRun(runOf([1, 1]))
    expect(JSON.parse(JSON.stringify(explanation))).toEqual(explanation)
    expect(explainSettlement(explanation)[1]).toContain("comes back with 100 more")
  })
})
