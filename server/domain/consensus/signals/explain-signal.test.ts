import { describe, expect, it } from "vitest"
import { explainSignal } from "./explain-signal"
import { findSignals } from "./find-signals"
import { type Signal, signalKinds } from "./signal"
import { honest, ring, simulateCrowd } from "./testing/simulated-crowd"

const labelerIds = ["a"] as const
const signals: readonly Signal[] = [
  { kind: "copied", labelerIds: ["a", "b"], pairs: [] },
  {
    kind: "uninformative",
    labelerIds,
    answerCount: 9,
    information: 0,
    informationHigh: 0.1,
    dmi: null,
    peerCount: 0,
  },
  { kind: "pattern", labelerIds, answerCount: 9, lag: 1, changedCount: 8, repeatedCount: 8 },
  {
    kind: "too_fast",
    labelerIds,
    answerCount: 9,
    medianSeconds: 1,
    projectMedianSeconds: 9,
    fastSeconds: 2,
    fastCount: 9,
  },
  {
    kind: "too_regular",
    labelerIds,
    answerCount: 9,
    medianSeconds: 3,
    dispersion: 0,
    projectDispersion: 0.3,
  },
  {
    kind: "drift",
    labelerIds,
    earlyCount: 9,
    earlyRightShare: 0.9,
    lateCount: 9,
    lateRightShare: 0.4,
    dropLow: 0.2,
  },
]

describe("explainSignal", () => {
  it("gives every kind a reason, an honest explanation and its numbers", () => {
    expect(signals.map(({ kind }) => kind)).toEqual([...signalKinds])
    for (const signal of signals) {
      const { title, reason, caution, figures } = explainSignal(signal)
      for (const text of [title, reason, caution]) expect(text.length).toBeGreaterThan(10)
      expect(figures.length).toBeGreaterThanOrEqual(3)
      for (const figure of figures) expect(Number.isFinite(figure.value)).toBe(true)
    }
  })

  it("sums the pairs of a group", () => {
    const { observations, timed } = simulateCrowd({
      seed: "explained",
      labelers: [...honest(7, 0.75), ...ring(3, 0.7, 1)],
      taskCount: 100,
      classCount: 2,
    })
    const copied = findSignals(observations, timed).find(({ kind }) => kind === "copied")
    const figures = copied === undefined ? [] : explainSignal(copied).figures
    expect(figures[0]).toEqual({ label: "Tasks shared, over all pairs", value: 300, unit: "count" })
  })
})
