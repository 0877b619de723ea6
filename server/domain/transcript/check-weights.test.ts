import fc from "fast-check"
import { expect, test } from "vitest"
import { checkProjects } from "./check-projects"
import { checkOwnWeights, checkWeights } from "./check-weights"
import type { TranscriptLine } from "./lines"
import { readTranscript } from "./read"
import { recomputeProject } from "./recompute"
import { fileOf, makeProjectLines } from "./testing/make-project"
import { madeRelease, releaseWith, weightsIn, withRelease } from "./testing/make-release"

const size = { taskCount: 60, labelerCount: 20, runSize: 10, fitShares: [0.5, 1] }
const lines = withRelease(makeProjectLines(size))
const weights = [...weightsIn(lines).values()]

function projectFile(of: readonly TranscriptLine[], published: `0x${string}` | null = null) {
  return { projectId: "prj_bench", file: fileOf(of), published, isAnchored: false }
}

/** Both steps of an epoch whose one release has these weights. */
function stepsOf(release: ReturnType<typeof releaseWith>, files: readonly ReturnType<typeof projectFile>[]) {
  const { outcome: projects, transcripts } = checkProjects([release], files, null, () => undefined)
  return { projects, weights: checkWeights([release], transcripts) }
}

/** The lines with one thing changed, as whoever changed it would write them: with an end line of its own. */
function forged(change: (line: TranscriptLine) => boolean): readonly TranscriptLine[] {
  const copy = structuredClone(lines) as TranscriptLine[]
  if (!copy.some(change)) throw new Error("nothing was changed")
  return copy
}

const raiseFrozen = (line: TranscriptLine): boolean => {
  const frozen = line.type === "task" ? line.frozenPoints?.[madeRelease] : undefined
  const at = frozen?.findIndex((points) => points !== "0") ?? -1
  if (frozen === undefined || at < 0) return false
  frozen[at] = String(BigInt(frozen[at] ?? "0") + 1n)
  return true
}

test("weights that are the points of a recomputed project are equal, by whatever address", () => {
  const { root } = readTranscript(fileOf(lines))
  const steps = stepsOf(releaseWith([...weights].reverse()), [projectFile(lines, root)])
  expect(steps.projects).toEqual({ outcome: "equal", count: 1, difference: null })
  expect(steps.weights).toEqual({ outcome: "equal", count: weights.length, difference: null })
  expect(weights.length).toBeGreaterThan(10)
})

test("any one weight that is altered, missing or added is different, and its place by size is said", () => {
  const transcripts = new Map([["prj_bench", readTranscript(fileOf(lines)).transcript]])
  const check = (changed: readonly bigint[]) => checkWeights([releaseWith(changed)], transcripts)
  const where = fc.nat({ max: weights.length - 1 })
  fc.assert(
    fc.property(where, fc.bigInt({ min: 1n, max: 10n ** 9n }), fc.boolean(), (place, by, isLess) => {
      const changed = weights.map((weight, at) => (at === place ? weight + (isLess ? -by : by) : weight))
      fc.pre(changed.every((weight) => weight >= 0n))
      const step = check(changed)
      expect(step.outcome).toBe("different")
      expect(step.difference?.place).toMatch(/^rel_made, labelers' weights by size, number \d+ of/)
    }),
    { numRuns: 100 },
  )
  for (const changed of [weights.slice(1), [...weights, 1n]]) {
    expect(check(changed).outcome).toBe("different")
  }
})

test("a frozen point that is altered in the project's transcript is caught there and in the weights", () => {
  const altered = forged(raiseFrozen)
  const { projects, weights: step } = stepsOf(releaseWith(weights), [projectFile(altered)])
  expect(projects.difference).toMatchObject({
    place: expect.stringMatching(/^prj_bench, releases: tsk_.*rel_made$/),
  })
  expect(projects.difference?.line).toBeGreaterThan(1)
  expect(step.outcome).toBe("different")
})

test("weights altered on both sides alike are caught by the project's own recomputation", () => {
  const altered = forged(raiseFrozen)
  const steps = stepsOf(releaseWith([...weightsIn(altered).values()]), [projectFile(altered)])
  expect(steps.weights.outcome).toBe("equal")
  expect(steps.projects.outcome).toBe("different")
})

test("a run that is said to have waited for its settlement waits with every answer, not with some", () => {
  const altered = forged((line) => {
    const frozen = line.type === "task" ? line.frozenPoints?.[madeRelease] : undefined
    const at = frozen?.findIndex((points) => points !== "0") ?? -1
    if (frozen === undefined || at < 0) return false
    frozen[at] = "0"
    return true
  })
  const steps = [...recomputeProject(readTranscript(fileOf(altered)), { root: null, anchors: null })]
  expect(steps.flatMap(({ step, outcome }) => (outcome === "different" ? [step] : []))).toEqual(["releases"])
})

test("an answer's points that are altered are caught in the settlements and in what was frozen of them", () => {
  const altered = forged((line) => {
    const paid =
      line.type === "task" && line.frozenPoints !== undefined
        ? line.answers.find(({ points, run }) => points !== "0" && Number(run.slice(4)) % 5 !== 0)
        : undefined
    if (paid === undefined) return false
    paid.points = String(BigInt(paid.points) + 1n)
    return true
  })
  const steps = [...recomputeProject(readTranscript(fileOf(altered)), { root: null, anchors: null })]
  const wrong = steps.flatMap(({ step, outcome }) => (outcome === "different" ? [step] : []))
  expect(wrong).toEqual(["settlements", "releases"])
})

test("a transcript with another root than the published one is different, however well it recomputes", () => {
  const steps = stepsOf(releaseWith(weights), [projectFile(lines, `0x${"00".repeat(32)}`)])
  expect(steps.projects.difference?.place).toBe("prj_bench, file: root of the file")
})

test("without a transcript, or in one that does not know the release, nothing is called equal", () => {
  const release = releaseWith(weights)
  const open = stepsOf(release, [])
  expect(open.projects).toMatchObject({ outcome: "skipped", count: 0 })
  expect(open.weights).toMatchObject({
    outcome: "skipped",
    missing: ["rel_made: prj_bench has no transcript here; one is published when it closes"],
  })
  const { projectId: _, ...nameless } = release
  expect(checkWeights([nameless], new Map()).outcome).toBe("skipped")
  const before = stepsOf(release, [projectFile(makeProjectLines(size))])
  expect(before.projects.outcome).toBe("equal")
  expect(before.weights.missing).toEqual([
    "rel_made: the transcript of prj_bench says nothing of the release",
  ])
  const spoilt = { ...projectFile(lines), file: new TextEncoder().encode("no transcript") }
  expect(stepsOf(release, [spoilt])).toMatchObject({
    projects: { outcome: "different" },
    weights: { outcome: "skipped" },
  })
})

test("two people's weights that changed places are seen by either of them, not by size", () => {
  const { transcript } = readTranscript(fileOf(lines))
  if (transcript === null) throw new Error("no transcript")
  const [one, other] = [...weightsIn(lines)].filter(
    ([, weight], place, all) => weight !== all[place + 1]?.[1],
  )
  if (one === undefined || other === undefined) throw new Error("the sample has labelers")
  const own = (name: string, weight: bigint) =>
    checkOwnWeights(transcript, { name, weights: [{ releaseId: madeRelease, weight: weight.toString() }] })
  expect(own(...one).outcome).toBe("equal")
  const [name] = one
  expect(own(name, other[1])).toMatchObject({
    outcome: "different",
    difference: { place: "rel_made, your weight", recomputed: String(one[1]), published: String(other[1]) },
  })
  const unknown = checkOwnWeights(transcript, { name, weights: [{ releaseId: "rel_later", weight: "1" }] })
  expect(unknown).toMatchObject({ outcome: "skipped", missing: [expect.stringContaining("rel_later")] })
})
