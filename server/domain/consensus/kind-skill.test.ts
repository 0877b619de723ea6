import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type ConsensusMethod, fitConsensus } from "./fit"
import {
  countSkilled,
  gatherPeerEvidence,
  highestMinSkill,
  isSkilledEnough,
  minSkillSteps,
  noEvidence,
  poolEvidence,
  rightAnswersUntil,
} from "./kind-skill"
import { buildObservations } from "./observations"
import { estimateSkill, gatherEvidence, type SkillEvidence } from "./skill"

/** Of a project: golds of which some are right, and labels that are right in expectation. */
const evidenceOfProject = fc
  .record({ golds: fc.nat(300), labels: fc.nat(600), goldShare: fc.nat(100), share: fc.nat(100) })
  .map(
    ({ golds, labels, goldShare, share }): SkillEvidence => ({
      goldCount: golds,
      goldRightCount: Math.floor((golds * goldShare) / 100),
      consensusCount: labels,
      consensusRight: (labels * share) / 100,
    }),
  )
const minSkills = fc.integer({ min: 1, max: 99 }).map((percent) => percent / 100)
const rounding = 1e-12

const plus = (evidence: SkillEvidence, more: Partial<SkillEvidence>): SkillEvidence => ({
  goldCount: evidence.goldCount + (more.goldCount ?? 0),
  goldRightCount: evidence.goldRightCount + (more.goldRightCount ?? 0),
  consensusCount: evidence.consensusCount + (more.consensusCount ?? 0),
  consensusRight: evidence.consensusRight + (more.consensusRight ?? 0),
})
const right = (count: number) => [
  { goldCount: count, goldRightCount: count },
  { consensusCount: count, consensusRight: count },
]
const wrong = (count: number) => [{ goldCount: count }, { consensusCount: count }]

describe("isSkilledEnough", () => {
  it("asks nothing of anybody where a project asks for no skill", () => {
    expect(isSkilledEnough(noEvidence, null)).toBe(true)
  })

  it("goes by the lower end and not by the mean (golden vector: 20 golds, all right)", () => {
    const evidence = { ...noEvidence, goldCount: 20, goldRightCount: 20 }
    const { mean, low } = estimateSkill(evidence)
    expect(mean).toBeCloseTo(0.94, 12)
    expect(low).toBeCloseTo(0.7768, 4)
    expect(isSkilledEnough(evidence, 0.77)).toBe(true)
    expect(isSkilledEnough(evidence, 0.78)).toBe(false)
  })

  it("lets nobody in without evidence, nor for wrong answers alone, however little is asked", () => {
    fc.assert(
      fc.property(minSkills, fc.nat(50), (minSkill, wrongCount) => {
        expect(isSkilledEnough(noEvidence, minSkill)).toBe(false)
        const failing = { ...noEvidence, goldCount: wrongCount, consensusCount: wrongCount }
        expect(isSkilledEnough(failing, minSkill)).toBe(false)
      }),
    )
  })

  it("never falls by a right answer and never rises by a wrong one, lower end and door alike", () => {
    fc.assert(
      fc.property(evidenceOfProject, fc.integer({ min: 1, max: 40 }), minSkills, (evidence, count, asked) => {
        const { low } = estimateSkill(evidence)
        const isIn = isSkilledEnough(evidence, asked)
        for (const more of right(count)) {
          const better = plus(evidence, more)
          expect(estimateSkill(better).low).toBeGreaterThanOrEqual(low - rounding)
          if (isIn && Math.abs(low - asked) > rounding) expect(isSkilledEnough(better, asked)).toBe(true)
        }
        for (const more of wrong(count)) {
          const worse = plus(evidence, more)
          expect(estimateSkill(worse).low).toBeLessThanOrEqual(low + rounding)
          if (!isIn && Math.abs(low - asked) > rounding) expect(isSkilledEnough(worse, asked)).toBe(false)
        }
      }),
    )
  })
})

describe("poolEvidence", () => {
  it("adds projects up with the prior once (golden vector)", () => {
    const project = { goldCount: 10, goldRightCount: 9, consensusCount: 30, consensusRight: 24 }
    const pooled = poolEvidence(
      new Map([
        ["prj_a", project],
        ["prj_b", project],
      ]),
    )
    expect(pooled).toEqual({ goldCount: 20, goldRightCount: 18, consensusCount: 60, consensusRight: 48 })
    // (3.5 + 18 + 24) / (5 + 20 + 30)
    expect(estimateSkill(pooled).mean).toBeCloseTo(45.5 / 55, 12)
    expect(estimateSkill(pooled).low).toBeCloseTo(0.70699, 5)
    expect(poolEvidence(new Map())).toEqual(noEvidence)
  })

  it("does not mind the order of projects, to the last bit", () => {
    fc.assert(
      fc.property(fc.array(evidenceOfProject, { maxLength: 8 }), (projects) => {
        const named = projects.map((one, place): [string, SkillEvidence] => [`prj_${place}`, one])
        expect(poolEvidence(new Map([...named].reverse()))).toEqual(poolEvidence(new Map(named)))
      }),
    )
  })
})

describe("rightAnswersUntil", () => {
  it("tells what a newcomer needs (golden vector)", () => {
    expect(minSkillSteps.at(0)).toBe(0.05)
    expect(minSkillSteps.at(-1)).toBe(0.95)
    expect([0.6, 0.8, 0.9].map((asked) => rightAnswersUntil(noEvidence, asked))).toEqual([15, 47, 112])
  })

  it("is enough, and one fewer is not", () => {
    fc.assert(
      fc.property(evidenceOfProject, minSkills, (evidence, asked) => {
        const count = rightAnswersUntil(evidence, asked)
        const lowAfter = (answers: number) =>
          estimateSkill(plus(evidence, { consensusCount: answers, consensusRight: answers })).low
        expect(lowAfter(count)).toBeGreaterThanOrEqual(asked - 1e-9)
        if (count > 1) expect(lowAfter(count - 1)).toBeLessThanOrEqual(asked + 1e-9)
        expect(isSkilledEnough(evidence, asked)).toBe(count === 0)
      }),
    )
    expect(Number.isFinite(rightAnswersUntil(noEvidence, highestMinSkill))).toBe(true)
  })
})

describe("countSkilled", () => {
  it("counts whom each step would let in; a higher one never more", () => {
    const known = [3, 20, 200].map((count) => ({ ...noEvidence, goldCount: count, goldRightCount: count }))
    const steps = countSkilled(known)
    expect(steps.map(({ minSkill }) => minSkill)).toEqual(minSkillSteps)
    const counts = steps.map(({ count }) => count)
    expect(counts).toEqual([...counts].sort((one, other) => other - one))
    expect(steps.find(({ minSkill }) => minSkill === 0.75)?.count).toBe(2)
    expect(counts.at(-1)).toBe(1)
  })
})

/** Labels of tasks, each by the names of who answered 0 and who answered 1. */
function observed(
  tasks: readonly (readonly [zeros: string, ones: string])[],
  golds: ReadonlyMap<string, number>,
) {
  const labels = tasks.flatMap((sides, place) =>
    sides.flatMap((names, classIndex) =>
      [...names].map((labelerId) => ({ taskId: `t${place}`, labelerId, classIndex })),
    ),
  )
  return buildObservations({ classCount: 2, labels, goldClasses: golds })
}

describe("gatherPeerEvidence", () => {
  it("counts by majority how many of the others said the same, and golds not at all", () => {
    const observations = observed(
      [
        ["abc", "d"],
        ["ab", ""],
        ["a", ""],
        ["abcd", ""],
      ],
      new Map([["t3", 0]]),
    )
    const [a, b, , d] = gatherPeerEvidence(observations, fitConsensus("majority", observations))
    expect(a).toEqual({ consensusCount: 2, consensusRight: 2 / 3 + 1 })
    expect(b).toEqual(a)
    expect(d).toEqual({ consensusCount: 1, consensusRight: 0 })
  })

  it.each<ConsensusMethod>(["majority", "wawa", "one_coin", "dawid_skene", "default"])(
    "lets nobody become skilled by labeling alone (%s)",
    (method) => {
      const observations = observed(
        Array.from({ length: 60 }, () => ["a", ""] as const),
        new Map(),
      )
      const fit = fitConsensus(method, observations)
      expect(gatherPeerEvidence(observations, fit)).toEqual([{ consensusCount: 0, consensusRight: 0 }])
      expect(gatherEvidence(observations, fit)[0]?.consensusCount).toBe(60)
    },
  )

  it.each<ConsensusMethod>(["one_coin", "dawid_skene", "default"])(
    "tells who is right from who is wrong, within what was counted (%s)",
    (method) => {
      const tasks = Array.from({ length: 40 }, (_, place): [string, string] =>
        place % 2 === 0 ? ["d", "abc"] : ["abc", "d"],
      )
      const observations = observed(tasks, new Map())
      const evidence = gatherPeerEvidence(observations, fitConsensus(method, observations))
      const [a, , , d] = evidence
      expect(a?.consensusRight).toBeGreaterThan(36)
      expect(d?.consensusRight).toBeLessThan(4)
      for (const { consensusCount, consensusRight } of evidence) {
        expect(consensusCount).toBe(40)
        expect(consensusRight).toBeLessThanOrEqual(consensusCount + 1e-9)
      }
    },
  )
})
