import fc from "fast-check"
import { expect, test } from "vitest"
import type { TranscriptLine } from "./lines"
import { readTranscript } from "./read"
import { type AnchorFound, type ProjectStep, projectSteps, recomputeProject } from "./recompute"
import { fileOf, makeProjectLines } from "./testing/make-project"

const size = { taskCount: 60, labelerCount: 20, runSize: 10, fitShares: [0.3, 0.6, 1] }
const lines = makeProjectLines(size)
const file = fileOf(lines)
const { root } = readTranscript(file)

/** The same project with one thing changed, written as whoever changed it would: with an end line of its own. */
function forged(change: (line: TranscriptLine) => boolean): Uint8Array {
  const copy = structuredClone(lines) as TranscriptLine[]
  if (!copy.some(change)) throw new Error("nothing was changed")
  return fileOf(copy)
}

function faultsOf(bytes: Uint8Array, published: `0x${string}` | null = null) {
  const results = [...recomputeProject(readTranscript(bytes), { root: published, anchors: null })]
  return results.flatMap(({ step, outcome, difference }) =>
    outcome === "different" ? [{ step, ...difference }] : [],
  )
}

/** The first step alone: the file against its end line and the published root. */
function fileFaultOf(bytes: Uint8Array, published = root) {
  return (
    recomputeProject(readTranscript(bytes), { root: published, anchors: null }).next().value?.difference ??
    null
  )
}

const anchors: readonly AnchorFound[] = [
  { root: goldCommitmentOf(), count: 1n, blockNumber: 5n },
  { root: root ?? "0x", count: BigInt(lines.length), blockNumber: 9n },
]

function goldCommitmentOf(): `0x${string}` {
  const [header] = lines
  return header?.type === "header" ? header.goldCommitment : "0x"
}

test("an honest transcript is equal in every step, fits, incremental labels and slashes among it", () => {
  const results = [...recomputeProject(readTranscript(file), { root, anchors })]
  expect(results.filter(({ outcome }) => outcome !== "equal")).toEqual([])
  expect(results.map(({ step }) => step)).toEqual(projectSteps)
  const methods = new Set(lines.flatMap((line) => (line.type === "task" ? [line.label?.method] : [])))
  expect([...methods]).toEqual(expect.arrayContaining(["incremental", "default", "gold"]))
  expect(lines.some((line) => line.type === "run" && (line.slash?.shares.length ?? 0) > 0)).toBe(true)
})

test("the least skill that was asked is in the header; a file from before one could be asked is read alike", () => {
  const asking = (minSkill: number | null) =>
    forged((line) => line.type === "header" && Object.assign(line.settings, { minSkill }) !== null)
  for (const minSkill of [null, 0.6]) {
    expect(faultsOf(asking(minSkill))).toEqual([])
    expect(readTranscript(asking(minSkill)).transcript?.header.settings.minSkill).toBe(minSkill)
  }
  expect(readTranscript(file).transcript?.header.settings).not.toHaveProperty("minSkill")
  expect(readTranscript(asking(1.5)).fault).toMatchObject({ line: 1 })
})

test("the file may arrive in pieces that break off anywhere", async () => {
  const { openTranscriptReader } = await import("./read")
  const reader = openTranscriptReader()
  for (let at = 0; at < file.length; at += 777) reader.push(file.subarray(at, at + 777))
  expect(reader.end()).toEqual(readTranscript(file))
})

test("one altered byte names its line", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: file.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, by) => {
      const altered = file.slice()
      altered[at] = (altered[at] ?? 0) ^ by
      const fault = fileFaultOf(altered)
      const line = file.subarray(0, at).filter((byte) => byte === 10).length + 1
      expect(Math.abs((fault?.line ?? 0) - line)).toBeLessThanOrEqual(1)
    }),
    { numRuns: 500 },
  )
})

test("an altered note of a line in the end line is the end line's fault, not the line's", () => {
  const altered = file.slice()
  const endStart = file.lastIndexOf(10, file.length - 2) + 1
  const checksAt = new TextDecoder().decode(file.subarray(endStart)).indexOf('"checks":"') + 10
  altered[endStart + checksAt] = altered[endStart + checksAt] === 48 ? 49 : 48
  expect(fileFaultOf(altered)?.line).toBe(lines.length + 1)
})

const at = (kind: string, place: number) => lines.filter(({ type }) => type === kind)[place]

const forgeries: readonly {
  readonly what: string
  readonly step: ProjectStep
  readonly change: (line: TranscriptLine) => boolean
}[] = [
  {
    what: "a vote",
    step: "consensus",
    change: (line) => {
      if (line.type !== "task" || line.gold !== null || line.label?.fit !== 1) return false
      const [first] = line.answers
      if (first === undefined) return false
      first.answer = { optionIds: [JSON.stringify(first.answer).includes("yes") ? "no" : "yes"] }
      return true
    },
  },
  {
    what: "a confidence's last bit",
    step: "consensus",
    change: (line) => {
      if (line.type !== "task" || line.label?.source !== "consensus") return false
      line.label.confidence -= 2 ** -53
      return true
    },
  },
  {
    what: "a label",
    step: "consensus",
    change: (line) => {
      if (line.type !== "task" || line.label?.source !== "consensus") return false
      line.label.answer = { optionIds: ["maybe"] }
      return JSON.stringify(line) !== JSON.stringify(at("task", 0)) && !line.task.endsWith("2")
    },
  },
  {
    what: "a skill",
    step: "consensus",
    change: (line) => {
      if (line.type !== "labeler") return false
      line.skill.mean += 1e-12
      return true
    },
  },
  {
    what: "a credit",
    step: "credits",
    change: (line) => {
      const paid = line.type === "task" ? line.answers.find(({ credit }) => credit !== null) : undefined
      if (paid === undefined) return false
      paid.credit = paid.credit === 0.5 ? 0.4 : 0.5
      return true
    },
  },
  {
    what: "an answer's points",
    step: "settlements",
    change: (line) => {
      const paid = line.type === "task" ? line.answers.find(({ points }) => points !== "0") : undefined
      if (paid === undefined) return false
      paid.points = String(BigInt(paid.points) + 1n)
      return true
    },
  },
  {
    what: "a stake",
    step: "settlements",
    change: (line) => {
      if (line.type !== "run" || line.stakePoints === "0" || line.settlement === null) return false
      line.stakePoints = "21"
      return true
    },
  },
  {
    what: "who got slashed points",
    step: "settlements",
    change: (line) => {
      const share = line.type === "run" ? line.slash?.shares[0] : undefined
      if (share === undefined) return false
      share.labeler = "lab_somebody"
      return true
    },
  },
  {
    what: "a gold",
    step: "golds",
    change: (line) => {
      if (line.type !== "task" || line.gold === null) return false
      line.gold = { optionIds: [JSON.stringify(line.gold).includes("yes") ? "no" : "yes"] }
      return true
    },
  },
  {
    what: "the order of a run",
    step: "seed",
    change: (line) => {
      if (line.type !== "run" || line.places.length < 2) return false
      line.places.reverse()
      return true
    },
  },
]

test.each(forgeries)(
  "$what that was altered, with a root made to fit, is caught where it stands",
  ({ step, change }) => {
    const faults = faultsOf(forged(change))
    expect(faults.map((fault) => fault.step)).toContain(step)
    expect(faults[0]?.place).not.toBe("")
    const [fault] = faultsOf(forged(change), root)
    expect(fault).toMatchObject({ step: "file", place: "root of the file" })
  },
)

/** Every single value in a line, by its path. */
function pathsOf(value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value !== "object" || value === null) return [path]
  return Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...path, key]))
}

function changed(value: unknown): unknown {
  if (typeof value === "number") return value === 0 ? 1 : value / 2
  if (typeof value === "boolean") return !value
  return typeof value === "string" ? `${value.slice(0, -1)}${value.endsWith("1") ? "2" : "1"}` : 1
}

test("any single value that is altered is caught, whatever end line is written over it", () => {
  const few = makeProjectLines({ ...size, taskCount: 10 })
  const published = readTranscript(fileOf(few)).root
  const where = fc.nat({ max: few.length - 1 }).chain((place) => {
    const paths = pathsOf(few[place])
    return fc.tuple(fc.constant(place), fc.constantFrom(...paths))
  })
  fc.assert(
    fc.property(where, ([place, path]) => {
      const copy = structuredClone(few) as TranscriptLine[]
      let holder: Record<string, unknown> = copy[place] as Record<string, unknown>
      for (const key of path.slice(0, -1)) holder = holder[key] as Record<string, unknown>
      const last = path.at(-1) ?? ""
      holder[last] = changed(holder[last])
      expect(fileFaultOf(fileOf(copy), published)).not.toBeNull()
    }),
    { numRuns: 100 },
  )
})

test("a root or a commitment that is not in the pool's log, or came after, is caught", () => {
  const chainOf = (found: readonly AnchorFound[]) =>
    [...recomputeProject(readTranscript(file), { root, anchors: found })].at(-1)
  expect(chainOf([])?.difference?.place).toMatch(/root in the pool's log/)
  expect(chainOf(anchors.slice(1))?.difference?.place).toMatch(/commitment in the pool's log/)
  const late = anchors.map((anchor) => ({ ...anchor, blockNumber: 14n - anchor.blockNumber }))
  expect(chainOf(late)?.difference).toMatchObject({ recomputed: "earlier", published: "later" })
  const short = anchors.map((anchor) => ({ ...anchor, count: 1n }))
  expect(chainOf(short)?.difference?.place).toMatch(/lines under the root/)
})

test("what is no transcript is told apart from one that is wrong", () => {
  for (const text of ["", "hello", "{}\n{}\n", "\u0000"]) {
    const read = readTranscript(new TextEncoder().encode(text))
    expect(read.transcript).toBeNull()
    expect(read.fault).not.toBeNull()
    const results = [...recomputeProject(read, { root: null, anchors: null })]
    expect(results.map(({ outcome }) => outcome)).toEqual(["different", ...Array(7).fill("skipped")])
  }
})
