import { describe, expect, it } from "vitest"
import { seededRandom, shuffled } from "../seeded-random"
import { accuracyOf } from "./accuracy"
import { consensusMethods, fitConsensus } from "./fit"
import { buildObservations, type Observation, type Observations } from "./observations"
import { estimateSkill, gatherEvidence } from "./skill"
import { makeSyntheticCrowd } from "./synthetic-crowd"

function labelsOf({ taskIds, labelerIds, taskStarts, labelerIndexes, classIndexes }: Observations) {
  return taskIds.flatMap((taskId, task) =>
    Array.from(
      classIndexes.subarray(taskStarts[task], taskStarts[task + 1]),
      (classIndex, place): Observation => {
        const labeler = labelerIndexes[(taskStarts[task] ?? 0) + place] ?? 0
        return { taskId, labelerId: labelerIds[labeler] ?? "", classIndex }
      },
    ),
  )
}

/** Another name for each, drawn by a seed; no two get the same. */
function renaming(names: readonly string[], seed: string): ReadonlyMap<string, string> {
  const fresh = shuffled(names, seededRandom(seed))
  return new Map(names.map((name, place) => [name, `x${fresh[place]}`]))
}

const classCount = 4
const { observations, truths } = makeSyntheticCrowd(1500, classCount)
const labels = labelsOf(observations)
/** Sums are made in another order under other names: equal but for the last roundings. */
const digits = 6

describe.each(consensusMethods)("what things are called does not matter: %s", (method) => {
  const fit = fitConsensus(method, observations)

  it("items and labelers may have any names and come in any order", () => {
    const items = renaming(observations.taskIds, "items")
    const labelers = renaming(observations.labelerIds, "labelers")
    const renamed = shuffled(labels, seededRandom("order")).map(({ taskId, labelerId, classIndex }) => ({
      taskId: items.get(taskId) ?? "",
      labelerId: labelers.get(labelerId) ?? "",
      classIndex,
    }))
    const other = buildObservations({ classCount, labels: renamed })
    const again = fitConsensus(method, other)
    for (const [task, taskId] of observations.taskIds.entries()) {
      const place = other.taskIds.indexOf(items.get(taskId) ?? "")
      for (let k = 0; k < classCount; k++) {
        const before = fit.posteriors[task * classCount + k] ?? 0
        expect(again.posteriors[place * classCount + k]).toBeCloseTo(before, digits)
      }
    }
  })

  // Ordered classes are what they are by their order.
  it.skipIf(method === "ordinal_dawid_skene")("classes may come in any order", () => {
    const turned = labels.map((label) => ({ ...label, classIndex: (label.classIndex * 3 + 1) % classCount }))
    const again = fitConsensus(method, buildObservations({ classCount, labels: turned }))
    for (let task = 0; task < observations.taskIds.length; task++) {
      for (let k = 0; k < classCount; k++) {
        const before = fit.posteriors[task * classCount + k] ?? 0
        expect(again.posteriors[task * classCount + ((k * 3 + 1) % classCount)]).toBeCloseTo(before, digits)
      }
    }
  })
})

/** A labeler who answers every task with one class can cost a set of five labels a task at most this. */
const mostHarm = 0.01

describe("spammers and colluders", () => {
  it.each(consensusMethods)("one spammer costs a five-fold set at most a point: %s", (method) => {
    const before = accuracyOf(fitConsensus(method, observations), truths, classCount) ?? 0
    const spam = observations.taskIds.map((taskId) => ({ taskId, labelerId: "spam", classIndex: 0 }))
    const spammed = buildObservations({ classCount, labels: [...labels, ...spam] })
    const after = accuracyOf(fitConsensus(method, spammed), truths, classCount) ?? 0
    expect(after).toBeGreaterThanOrEqual(before - (method === "majority" ? 5 * mostHarm : mostHarm))
  })

  it("a minority that agrees on wrong answers is found out, and does not decide", () => {
    const random = seededRandom("colluders")
    const plan = Array.from(truths, (truth) => (random() < 0.5 ? truth : (truth + 1) % classCount))
    const colluders = ["c1", "c2"]
    const copied = colluders.flatMap((labelerId) =>
      observations.taskIds.map((taskId, task) => ({ taskId, labelerId, classIndex: plan[task] ?? 0 })),
    )
    const joined = buildObservations({ classCount, labels: [...labels, ...copied] })
    const fit = fitConsensus("default", joined)
    expect(accuracyOf(fit, truths, classCount)).toBeGreaterThan(0.9)
    const skills = gatherEvidence(joined, fit).map(estimateSkill)
    const honest = joined.labelerIds.flatMap((id, place) =>
      colluders.includes(id) ? [] : [skills[place]?.mean ?? 0],
    )
    const typical = honest.sort((a, b) => a - b)[Math.floor(honest.length / 2)] ?? 0
    for (const id of colluders) expect(skills[joined.labelerIds.indexOf(id)]?.high).toBeLessThan(typical)
  })
})

describe.each(consensusMethods)("thin and odd input: %s", (method) => {
  const sound = (list: readonly Observation[], classes: number) => {
    const fit = fitConsensus(method, buildObservations({ classCount: classes, labels: list }))
    for (let at = 0; at < fit.posteriors.length; at += classes) {
      const sum = fit.posteriors.subarray(at, at + classes).reduce((total, one) => total + one, 0)
      expect(sum).toBeCloseTo(1, 12)
    }
    for (const probability of fit.posteriors) {
      expect(probability).toBeGreaterThanOrEqual(0)
      expect(probability).toBeLessThanOrEqual(1)
    }
    for (const accuracy of fit.skills.accuracies) {
      expect(accuracy).toBeGreaterThanOrEqual(0)
      expect(accuracy).toBeLessThanOrEqual(1)
    }
    return fit
  }

  it("takes one label in all, and a labeler with one label among others", () => {
    sound([{ taskId: "t", labelerId: "l", classIndex: 1 }], 2)
    sound(
      [...labels, { taskId: observations.taskIds[0] ?? "", labelerId: "once", classIndex: 3 }],
      classCount,
    )
  })

  it("takes ten classes of which most are never answered, and a set with one class alone", () => {
    sound(labels, 10)
    const same = labels.map((label) => ({ ...label, classIndex: 2 }))
    const fit = sound(same, classCount)
    expect(accuracyOf(fit, new Int32Array(observations.taskIds.length).fill(2), classCount)).toBe(1)
  })

  it("never comes to more than certainty where everybody agrees, however weights are rounded", () => {
    for (const count of [31, 40, 55, 70, 90, 120]) {
      const agreed = Array.from({ length: count }, (_, at) => ({
        taskId: `t${Math.floor(at / 4)}`,
        labelerId: `l${(at * 7 + Math.floor(at / 4)) % 9}`,
        classIndex: at % 11 === 0 ? 1 : 0,
      })).filter(
        (one, at, all) =>
          all.findIndex((other) => other.taskId === one.taskId && other.labelerId === one.labelerId) === at,
      )
      sound(agreed, 2)
      sound(agreed, 3)
    }
  })
})
