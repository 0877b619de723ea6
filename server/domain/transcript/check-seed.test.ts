import { expect, test } from "vitest"
import { isDrawnForSecondLook } from "../appeal/second-look"
import type { TaskLine, TranscriptLine } from "./lines"
import { readTranscript } from "./read"
import { recomputeProject } from "./recompute"
import { fileOf, makeProjectLines } from "./testing/make-project"

type Given = TaskLine["verdicts"][number]

const size = { taskCount: 60, labelerCount: 20, runSize: 10, fitShares: [1] }
const share = 0.3

/** A project with a verdict on every task, drawn for a second look as its seed says. */
function withVerdicts(change: (given: Given, isDrawn: boolean) => void = () => undefined) {
  const lines = structuredClone(makeProjectLines(size)) as TranscriptLine[]
  const [header] = lines
  if (header?.type !== "header") throw new Error("no header")
  header.settings.secondLookShare = share
  for (const line of lines) {
    if (line.type !== "task") continue
    const verdict = line.task.replace("tsk", "vrd")
    const isDrawn = isDrawnForSecondLook(header.assignmentSeed, verdict, share)
    const given: Given = {
      ...{ verdict, moderator: "mod", decision: "label", answer: { optionIds: ["yes"] } },
      ...{ reason: "close_call", day: "2026-06-02", isUndone: false, secondLook: isDrawn ? "opened" : null },
    }
    change(given, isDrawn)
    line.verdicts.push(given)
  }
  return lines
}

function seedStepOf(lines: readonly TranscriptLine[]) {
  const steps = recomputeProject(readTranscript(fileOf(lines)), { root: null, anchors: null })
  for (const step of steps) if (step.step === "seed") return step
  throw new Error("no such step")
}

/** Does it to the first verdict that it is meant for. */
function once(isMeant: (given: Given, isDrawn: boolean) => boolean, change: (given: Given) => void) {
  let isDone = false
  return withVerdicts((given, isDrawn) => {
    if (isDone || !isMeant(given, isDrawn)) return
    isDone = true
    change(given)
  })
}

test("the draw of second looks follows from the seed and the verdicts' ids", () => {
  const lines = withVerdicts()
  expect(seedStepOf(lines)).toMatchObject({ outcome: "equal", difference: null })
  const drawn = lines
    .flatMap((line) => (line.type === "task" ? line.verdicts : []))
    .filter(({ secondLook }) => secondLook)
  expect(drawn.length).toBeGreaterThan(0)
  expect(drawn.length).toBeLessThan(size.taskCount)
})

test("a drawn verdict that nobody looked at, and a look at one that was not drawn, are caught where they stand", () => {
  const left = once(
    (_, isDrawn) => isDrawn,
    (given) => {
      given.secondLook = null
    },
  )
  expect(seedStepOf(left).difference).toMatchObject({
    place: expect.stringMatching(/^vrd_.*drawn for a second look$/),
    recomputed: "true",
    published: "false",
  })
  const extra = once(
    (_, isDrawn) => !isDrawn,
    (given) => {
      given.secondLook = "opened"
    },
  )
  expect(seedStepOf(extra).difference).toMatchObject({ recomputed: "false", published: "true" })
  expect(seedStepOf(extra).difference?.line).toBeGreaterThan(1)
})

test("another share than the one of the project is caught", () => {
  const lines = withVerdicts()
  const [header] = lines
  if (header?.type === "header") header.settings.secondLookShare = 1
  expect(seedStepOf(lines).outcome).toBe("different")
})

test("a drawn verdict that was taken back, lapsed or is new is no fault; one that settles nothing is not drawn", () => {
  for (const change of [
    { isUndone: true, secondLook: null },
    { secondLook: "lapsed" },
    { secondLook: "waits" },
  ] as const) {
    expect(
      seedStepOf(
        once(
          (_, isDrawn) => isDrawn,
          (given) => void Object.assign(given, change),
        ),
      ).outcome,
    ).toBe("equal")
  }
  const retired = once(
    (_, isDrawn) => isDrawn,
    (given) => {
      Object.assign(given, { decision: "retire", answer: null, reason: "item_broken", secondLook: null })
    },
  )
  expect(seedStepOf(retired).outcome).toBe("equal")
})

test("a file from before draws were published is read, and nothing is said of them", () => {
  const before = withVerdicts((given) => {
    delete given.verdict
    delete given.secondLook
  })
  expect(seedStepOf(before).outcome).toBe("equal")
})
