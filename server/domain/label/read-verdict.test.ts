import { expect, test } from "vitest"
import { preferenceConfigSchema } from "../kinds/preference/preference"
import { taskMachine } from "../task/state"
import { readVerdict, verdictEvents } from "./read-verdict"
import { verdictDecisions } from "./verdict"

const project = { kind: "preference", config: preferenceConfigSchema.parse({}), state: "open" } as const

test("a label verdict gives its answer", () => {
  const draft = { decision: "label", answer: { preferred: "a" }, reason: "close_call" } as const
  expect(readVerdict(draft, project)).toEqual({ preferred: "a" })
})

test("a label verdict without an answer, or with one outside the classes, is refused", () => {
  expect(() => readVerdict({ decision: "label", reason: "close_call" }, project)).toThrow()
  const draft = { decision: "label", answer: { preferred: "c" }, reason: "close_call" } as const
  expect(() => readVerdict(draft, project)).toThrow()
})

test("a reason of another decision is refused", () => {
  expect(() => readVerdict({ decision: "retire", reason: "close_call" }, project)).toThrow(/another decision/)
})

test("an answer beside another decision is refused", () => {
  const draft = { decision: "retire", answer: { preferred: "a" }, reason: "item_broken" } as const
  expect(() => readVerdict(draft, project)).toThrow(/Only a verdict that settles/)
})

test("a closed project can still be judged, but gets no more labels", () => {
  const closed = { ...project, state: "closed" } as const
  expect(readVerdict({ decision: "retire", reason: "item_broken" }, closed)).toBeNull()
  expect(() => readVerdict({ decision: "more_labels", reason: "too_few_answers" }, closed)).toThrow(
    /no more labels/,
  )
})

test.each(verdictDecisions)("undoing %s leads back to the desk", (decision) => {
  const { give, undo } = verdictEvents[decision]
  expect(taskMachine.transition(taskMachine.transition("escalated", give), undo)).toBe("escalated")
})
