import { expect, test } from "vitest"
import { choiceConfigSchema } from "../kinds/choice/config"
import { outcomeOf } from "./outcome"

const options = ["sky", "sea", "land"].map((id) => ({ id, name: id }))
const project = {
  kind: "choice",
  config: choiceConfigSchema.parse({ options, isMultiple: true, minChoices: 1, maxChoices: 2 }),
} as const
const evidence = { answer: { optionIds: ["sky"] }, isSkipped: false, isWithdrawn: false, settledAnswer: null }

test.each([
  ["right", { optionIds: ["sky"] }],
  ["partly", { optionIds: ["sky", "sea"] }],
  ["unsettled", null],
] as const)("an answer is %s against %o", (outcome, settledAnswer) => {
  expect(outcomeOf(project, { ...evidence, settledAnswer })).toBe(outcome)
})

test("an answer with nothing in common is wrong", () => {
  const settledAnswer = { optionIds: ["sea", "land"] }
  expect(outcomeOf(project, { ...evidence, settledAnswer })).toBe("wrong")
})

test("skipped, withdrawn and left places are told apart", () => {
  expect(outcomeOf(project, { ...evidence, isSkipped: true })).toBe("skipped")
  expect(outcomeOf(project, { ...evidence, isWithdrawn: true })).toBe("withdrawn")
  expect(outcomeOf(project, { ...evidence, answer: null })).toBe("left")
})
