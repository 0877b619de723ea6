import { describe, expect, it } from "vitest"
import { findSignals } from "./find-signals"
import type { SignalKind } from "./signal"
import { type CrowdPlan, honest, ring, type SimulatedLabeler, simulateCrowd } from "./testing/simulated-crowd"

function signalsOf(plan: CrowdPlan) {
  const { observations, timed } = simulateCrowd(plan)
  return findSignals(observations, timed)
}

function idsOf(plan: CrowdPlan, kind: SignalKind): readonly string[] {
  return signalsOf(plan)
    .filter((signal) => signal.kind === kind)
    .flatMap((signal) => signal.labelerIds)
}

const seeds = (count: number) => Array.from({ length: count }, (_, place) => `crowd ${place}`)
const rows = { classCount: 2, taskCount: 100, hardShare: 0.3 }

describe("honest crowds", () => {
  it.each([
    ["of equal skill", honest(10, 0.8)],
    ["of poor skill", honest(10, 0.65)],
    ["of two skills", [...honest(5, 0.95), ...renamed(honest(5, 0.6))]],
  ])("%s are flagged by no check in more than one of sixty projects", (_, labelers) => {
    const alarms = new Map<SignalKind, number>()
    for (const seed of seeds(60)) {
      const kinds = new Set(signalsOf({ ...rows, seed, labelers }).map(({ kind }) => kind))
      for (const kind of kinds) alarms.set(kind, (alarms.get(kind) ?? 0) + 1)
    }
    for (const count of alarms.values()) expect(count).toBeLessThanOrEqual(1)
  })
})

describe("a colluding minority", () => {
  it.each([
    ["right as often as the others", 0.75],
    ["hardly better than chance", 0.6],
    ["very good", 0.9],
  ])("with copied answers that are %s is found whole, and nobody else", (_, accuracy) => {
    for (const seed of seeds(10)) {
      const labelers = [...honest(7, 0.75), ...ring(3, accuracy, 1)]
      expect(idsOf({ ...rows, seed, labelers }, "copied")).toEqual(["ring0", "ring1", "ring2"])
    }
  })

  it("is found where it copies seven answers of ten, over twice the tasks", () => {
    let foundCount = 0
    for (const seed of seeds(10)) {
      const plan = { ...rows, seed, taskCount: 200, labelers: [...honest(7, 0.75), ...ring(3, 0.7, 0.7)] }
      const found = idsOf(plan, "copied")
      expect(found.every((labelerId) => labelerId.startsWith("ring"))).toBe(true)
      if (found.length === 3) foundCount++
    }
    expect(foundCount).toBeGreaterThanOrEqual(8)
  })

  it("comes with the numbers that speak against it", () => {
    const [signal] = signalsOf({ ...rows, seed: "one", labelers: [...honest(7, 0.75), ...ring(3, 0.7, 1)] })
    expect(signal?.kind).toBe("copied")
    if (signal?.kind !== "copied") return
    expect(signal.pairs).toHaveLength(3)
    for (const pair of signal.pairs) {
      expect(pair.sharedCount).toBe(100)
      expect(pair.agreedCount).toBe(100)
      expect(pair.expectedCount).toBeLessThan(90)
      expect(pair.contradictedCount).toBeGreaterThan(pair.contradictedExpectedCount * 1.5)
      expect(pair.evidence).toBeGreaterThan(4500)
      expect(pair.sameOrderShare).toBe(1)
    }
  })

  it("does not make the honest ones look as if they said nothing", () => {
    for (const seed of seeds(10)) {
      const labelers = [...honest(7, 0.75), ...ring(3, 0.5, 1)]
      const found = idsOf({ ...rows, seed, labelers }, "uninformative")
      expect(found.every((labelerId) => labelerId.startsWith("ring"))).toBe(true)
    }
  })
})

describe("one odd labeler among nine honest ones", () => {
  const among = (odd: SimulatedLabeler): CrowdPlan => ({
    ...rows,
    seed: odd.labelerId,
    taskCount: 200,
    labelers: [...honest(9, 0.8), odd],
  })

  it("who answers at random says nothing", () => {
    const plan = { ...among({ labelerId: "random", accuracy: 0.5 }), taskCount: 600 }
    expect(idsOf(plan, "uninformative")).toEqual(["random"])
  })

  it("who is right four times out of five says something", () => {
    expect(signalsOf(among({ labelerId: "good", accuracy: 0.8 }))).toEqual([])
  })

  it("who takes half a second is too fast", () => {
    const found = idsOf(among({ labelerId: "fast", accuracy: 0.8, secondsPerAnswer: 0.5 }), "too_fast")
    expect(found).toEqual(["fast"])
  })

  it("who always takes nine seconds is too regular", () => {
    const found = idsOf(among({ labelerId: "clock", accuracy: 0.8, secondsPerAnswer: 9 }), "too_regular")
    expect(found).toEqual(["clock"])
  })
})

describe("patterns and drift", () => {
  const base = simulateCrowd({ ...rows, seed: "base", taskCount: 120, labelers: honest(6, 0.85) })

  function changed(answerOf: (place: number, classIndex: number) => number) {
    const { taskIds, taskStarts, labelerIds, labelerIndexes, classIndexes } = base.observations
    const altered = classIndexes.slice()
    for (let task = 0; task < taskIds.length; task++) {
      for (let label = taskStarts[task] ?? 0; label < (taskStarts[task + 1] ?? 0); label++) {
        if (labelerIds[labelerIndexes[label] ?? 0] !== "honest002") continue
        altered[label] = answerOf(task, classIndexes[label] ?? 0)
      }
    }
    return findSignals({ ...base.observations, classIndexes: altered }, base.timed)
  }

  it.each([
    ["always the same", 1, () => 1],
    ["in turn", 2, (place: number) => place % 2],
  ])("finds answers that are %s", (_, lag, answerOf) => {
    const pattern = changed(answerOf).find((signal) => signal.kind === "pattern")
    expect(pattern).toMatchObject({ labelerIds: ["honest002"], lag })
  })

  it("finds who answers wrongly from the middle on", () => {
    const drift = changed((place, own) => (place < 60 ? own : 1 - own)).find(({ kind }) => kind === "drift")
    expect(drift?.labelerIds).toEqual(["honest002"])
    if (drift?.kind !== "drift") return
    expect(drift.earlyRightShare).toBeGreaterThan(drift.lateRightShare + 0.15)
    expect(drift.dropLow).toBeGreaterThan(0.05)
  })

  it("judges a pattern by places on the screen, not by classes", () => {
    const turned = base.timed.map((answer, place) => ({
      ...answer,
      placeByClass: place % 2 === 0 ? [0, 1] : [1, 0],
    }))
    expect(findSignals(base.observations, turned)).toEqual([])
  })

  it("is the same whatever the order in which answers come in", () => {
    const reversed = findSignals(base.observations, [...base.timed].reverse())
    expect(reversed).toEqual(findSignals(base.observations, base.timed))
  })
})

function renamed(labelers: readonly SimulatedLabeler[]): readonly SimulatedLabeler[] {
  return labelers.map((labeler) => ({ ...labeler, labelerId: `other ${labeler.labelerId}` }))
}
