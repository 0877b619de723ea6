import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { fitConsensus } from "./fit"
import { buildObservations } from "./observations"
import { estimateSkill, gatherEvidence, squareRoot, wilsonInterval } from "./skill"

const nothing = { goldCount: 0, goldRightCount: 0, consensusCount: 0, consensusRight: 0 }

describe("wilsonInterval", () => {
  it("is the published one (90 of 100) and stays within [0, 1]", () => {
    const { low, high } = wilsonInterval(0.9, 100)
    expect(low).toBeCloseTo(0.8256, 4)
    expect(high).toBeCloseTo(0.9448, 4)
    expect(wilsonInterval(1, 1).high).toBe(1)
    expect(wilsonInterval(0, 1).low).toBe(0)
  })
})

describe("estimateSkill", () => {
  it("starts at the prior, wide, and narrows with evidence", () => {
    const before = estimateSkill(nothing)
    const after = estimateSkill({ ...nothing, goldCount: 40, goldRightCount: 38 })
    expect(before.mean).toBeCloseTo(0.7, 12)
    expect(before.high - before.low).toBeGreaterThan(0.5)
    expect(after.high - after.low).toBeLessThan(0.2)
    expect(after.low).toBeGreaterThan(0.8)
  })

  it("gives Wilson's interval (golden vector: 8 of 10 in all)", () => {
    const skill = estimateSkill({ ...nothing, goldCount: 5, goldRightCount: 4.5 })
    expect(skill.mean).toBeCloseTo(0.8, 12)
    expect(skill.low).toBeCloseTo(0.4902, 4)
    expect(skill.high).toBeCloseTo(0.9433, 4)
  })

  it("holds its mean within its interval within [0, 1], and a gold moves it more than consensus", () => {
    fc.assert(
      fc.property(
        fc.nat(500),
        fc.nat(500),
        fc.nat(100),
        fc.nat(100),
        (golds, labels, goldPercent, percent) => {
          const skill = estimateSkill({
            goldCount: golds,
            goldRightCount: (golds * goldPercent) / 100,
            consensusCount: labels,
            consensusRight: (labels * percent) / 100,
          })
          expect(skill.low).toBeGreaterThanOrEqual(0)
          expect(skill.low).toBeLessThanOrEqual(skill.mean)
          expect(skill.mean).toBeLessThanOrEqual(skill.high)
          expect(skill.high).toBeLessThanOrEqual(1)
        },
      ),
    )
    const byGold = estimateSkill({ ...nothing, goldCount: 1, goldRightCount: 0 })
    const byConsensus = estimateSkill({ ...nothing, consensusCount: 1, consensusRight: 0 })
    expect(byGold.mean).toBeLessThan(byConsensus.mean)
  })
})

describe("gatherEvidence", () => {
  it("counts golds apart, and lets nobody vouch for themselves", () => {
    const labels = [
      { taskId: "t0", labelerId: "a", classIndex: 0 },
      { taskId: "t0", labelerId: "b", classIndex: 1 },
      { taskId: "t1", labelerId: "a", classIndex: 1 },
    ]
    const observations = buildObservations({ classCount: 2, labels, goldClasses: new Map([["t0", 0]]) })
    const fit = fitConsensus("dawid_skene", observations)
    const [a, b] = gatherEvidence(observations, fit)
    expect(b).toEqual({ goldCount: 1, goldRightCount: 0, consensusCount: 0, consensusRight: 0 })
    expect(a).toMatchObject({ goldCount: 1, goldRightCount: 1, consensusCount: 1 })
    expect(a?.consensusRight).toBeCloseTo(fit.classPriors[1] ?? 0, 2)
  })
})

describe("squareRoot", () => {
  it("agrees with the engine's own to the last digits", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-12, max: 1e12, noNaN: true }), (value) => {
        expect(Math.abs(squareRoot(value) / Math.sqrt(value) - 1)).toBeLessThan(1e-15)
      }),
    )
    expect(squareRoot(0)).toBe(0)
  })
})
