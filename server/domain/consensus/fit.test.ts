import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { accuracyOf } from "./accuracy"
import { confusionOf, consensusMethods, fitConsensus, methodFor, posteriorOf } from "./fit"
import { coinConfusion, flatPriors, incrementalPosterior } from "./incremental"
import { buildObservations, type Observation } from "./observations"
import { rightShareOf, settleHeldBackGolds } from "./quality/held-back"

/** Each text a task, each letter a labeler's answer in the order w0, w1, …; a dot is no answer. */
function table(rows: readonly string[]): Observation[] {
  return rows.flatMap((row, task) =>
    [...row].flatMap((letter, labeler) =>
      letter === "."
        ? []
        : [{ taskId: `t${task}`, labelerId: `w${labeler}`, classIndex: "abc".indexOf(letter) }],
    ),
  )
}

const anyRows = fc.array(
  fc
    .array(fc.constantFrom("a", "b", "c", "."), { minLength: 5, maxLength: 5 })
    .map((letters) => letters.join("")),
  { minLength: 1, maxLength: 12 },
)
const hasLabels = (rows: readonly string[]) => rows.some((row) => /[abc]/.test(row))

describe.each(consensusMethods)("every method: %s", (method) => {
  it("gives posteriors and skills that come to 1, and clamps golds", () => {
    fc.assert(
      fc.property(anyRows, fc.nat(2), (rows, gold) => {
        fc.pre(hasLabels(rows))
        const goldClasses = new Map([["t0", gold]])
        const observations = buildObservations({ classCount: 3, labels: table(rows), goldClasses })
        const fit = fitConsensus(method, observations)
        for (const [task, taskId] of observations.taskIds.entries()) {
          const row = posteriorOf(fit, 3, task)
          expect(row.reduce((sum, probability) => sum + probability, 0)).toBeCloseTo(1, 12)
          if (taskId === "t0") expect(row[gold]).toBe(1)
        }
        for (let labeler = 0; labeler < observations.labelerIds.length; labeler++) {
          const matrix = confusionOf(fit, 3, labeler)
          for (let row = 0; row < 3; row++) {
            const sum = matrix.slice(row * 3, row * 3 + 3).reduce((total, rate) => total + rate, 0)
            expect(sum).toBeCloseTo(1, 12)
          }
          expect(Math.min(...matrix)).toBeGreaterThanOrEqual(0)
        }
      }),
    )
  })

  it("is the same to the bit whatever the order of labels", () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        fc.pre(hasLabels(rows))
        const labels = table(rows)
        const renamed = labels.map((label) => ({ ...label, labelerId: `x${label.labelerId}` })).reverse()
        const fit = fitConsensus(method, buildObservations({ classCount: 3, labels }))
        const other = fitConsensus(method, buildObservations({ classCount: 3, labels: renamed }))
        expect([...other.posteriors]).toEqual([...fit.posteriors])
      }),
    )
  })

  it("settles on what everybody says", () => {
    const observations = buildObservations({ classCount: 2, labels: table(["aaaa", "bbbb", "aaaa", "bbbb"]) })
    const fit = fitConsensus(method, observations)
    expect(accuracyOf(fit, Int32Array.from([0, 1, 0, 1]), 2)).toBe(1)
    expect(fit.isConverged).toBe(true)
  })
})

describe("majority", () => {
  it("gives shares, and leaves a tie a tie", () => {
    const fit = fitConsensus("majority", buildObservations({ classCount: 2, labels: table(["aab", "ab."]) }))
    expect(posteriorOf(fit, 2, 1)).toEqual([0.5, 0.5])
    expect(posteriorOf(fit, 2, 0)).toEqual([2 / 3, 1 / 3])
  })
})

describe("wawa", () => {
  it("weighs labelers by their agreement with the majority (golden vector)", () => {
    const fit = fitConsensus(
      "wawa",
      buildObservations({ classCount: 2, labels: table(["aab", "aab", "a.b"]) }),
    )
    expect(posteriorOf(fit, 2, 2)[0]).toBeCloseTo(2.5 / 3 / (2.5 / 3 + 0.5 / 3), 12)
  })
})

const skilled = ["aaab", "bbba", "aaab", "bbba", "aaab", "bbba", "aa.b", "bb.a"]

describe("dawid_skene", () => {
  it("learns that somebody answers the other way round, and reads them so", () => {
    const observations = buildObservations({ classCount: 2, labels: table([...skilled, "...a"]) })
    const fit = fitConsensus("dawid_skene", observations)
    expect(posteriorOf(fit, 2, 8)[1]).toBeGreaterThan(0.6)
    expect(fit.skills.accuracies[3]).toBeLessThan(0.4)
    expect(fit.skills.accuracies[0]).toBeGreaterThan(0.85)
  })

  it("uses golds to tell who is right where the crowd is split", () => {
    const labels = table(["aabb", "aabb", "bbaa", "bbaa", "aabb"])
    const goldClasses = new Map([
      ["t0", 1],
      ["t1", 1],
      ["t2", 0],
    ])
    const fit = fitConsensus("dawid_skene", buildObservations({ classCount: 2, labels, goldClasses }))
    expect(posteriorOf(fit, 2, 4)[1]).toBeGreaterThan(0.95)
  })

  it("does not underflow with thousands of labels on a task", () => {
    const labels = Array.from({ length: 4000 }, (_, place) => ({
      taskId: "t0",
      labelerId: `w${place}`,
      classIndex: place % 5 === 0 ? 1 : 0,
    }))
    const fit = fitConsensus("dawid_skene", buildObservations({ classCount: 2, labels }))
    expect(posteriorOf(fit, 2, 0)[0]).toBeGreaterThan(0.999)
  })

  it("says when it stopped before it had converged", () => {
    const observations = buildObservations({ classCount: 2, labels: table(skilled) })
    const fit = fitConsensus("dawid_skene", observations, { maxIterations: 1, tolerance: 0 })
    expect(fit).toMatchObject({ iterations: 1, isConverged: false })
    expect(fit.delta).toBeGreaterThan(0)
  })

  it("has not moved since it was first published (golden vector, to the bit)", () => {
    const observations = buildObservations({
      classCount: 3,
      labels: table(["aabc", "bbb.", "ccac", "abc.", "a.aa"]),
    })
    const fit = fitConsensus("dawid_skene", observations)
    expect([...fit.posteriors]).toEqual([
      0.8071797654843693, 0.08027144550927098, 0.11254878900635981, 0.0638762060354957, 0.9286103532904109,
      0.0075134406740934665, 0.0500066161225788, 0.0059659234328269094, 0.9440274604445943,
      0.6167149504782321, 0.233303294481162, 0.14998175504060585, 0.8181902042877677, 0.025918428308534483,
      0.1558913674036978,
    ])
  })
})

describe("incrementalPosterior", () => {
  it("gives what the fit gives, from the fit's own skills", () => {
    const labels = table(skilled)
    const observations = buildObservations({ classCount: 2, labels })
    const fit = fitConsensus("dawid_skene", observations, { tolerance: 1e-9, maxIterations: 500 })
    const own = labels
      .filter((label) => label.taskId === "t0")
      .map(({ labelerId, classIndex }) => ({
        labelerId,
        classIndex,
        confusion: confusionOf(fit, 2, observations.labelerIds.indexOf(labelerId)),
      }))
    const input = { labels: own, classPriors: fit.classPriors, unknownConfusion: fit.skills.pooledConfusion }
    expect(incrementalPosterior(input)[0]).toBeCloseTo(posteriorOf(fit, 2, 0)[0] ?? 0, 8)
    expect(incrementalPosterior({ ...input, labels: [...own].reverse() })).toEqual(
      incrementalPosterior(input),
    )
  })

  it("takes a stranger for a coin that is right seven times in ten", () => {
    const unknown = { classPriors: flatPriors(2), unknownConfusion: coinConfusion(2) }
    const label = (labelerId: string, classIndex: number) => ({ labelerId, classIndex, confusion: null })
    expect(incrementalPosterior({ ...unknown, labels: [] })).toEqual([0.5, 0.5])
    expect(incrementalPosterior({ ...unknown, labels: [label("a", 0)] })[0]).toBeCloseTo(0.7, 12)
    const three = [label("a", 0), label("b", 0), label("c", 0)]
    expect(incrementalPosterior({ ...unknown, labels: three })[0]).toBeCloseTo(0.343 / 0.37, 12)
    expect(() => incrementalPosterior({ ...unknown, labels: [label("a", 2)] })).toThrow()
  })
})

describe("accuracy", () => {
  it("counts a tie with the right class among n as one n-th, and is null where nothing is known", () => {
    const fit = { posteriors: Float64Array.from([0.5, 0.5, 0.9, 0.1, 0.2, 0.8]) }
    expect(accuracyOf(fit, Int32Array.from([1, 0, 0]), 2)).toBe(0.5)
    expect(accuracyOf(fit, Int32Array.from([-1, -1, -1]), 2)).toBeNull()
  })

  it("judges each gold by a fit that was not told it", () => {
    const labels = table(["aab", "bba", "aab", "bba"])
    const goldClasses = new Map([
      ["t0", 1],
      ["t1", 1],
      ["t2", 0],
      ["t3", 1],
    ])
    const observations = buildObservations({ classCount: 2, labels, goldClasses })
    expect(accuracyOf(fitConsensus("majority", observations), observations.goldClasses, 2)).toBe(1)
    expect(rightShareOf(settleHeldBackGolds("majority", observations))).toBe(0.75)
  })

  it("leaves a small project to the majority", () => {
    expect([methodFor(29), methodFor(30)]).toEqual(["majority", "default"])
  })
})
