import { expect, test } from "vitest"
import { DomainError } from "../errors"
import { choiceConfigSchema } from "../kinds/choice/config"
import { planTasks, type TaskPlan } from "./plan-tasks"

const items = ["itm_a", "itm_b", "itm_c"].map((itemId) => ({ itemId, groupKey: "g" }))
const preference = {
  kind: "preference",
  config: { allowEqual: true, note: "none" },
  items,
  seed: "s",
} as const
const choice = {
  kind: "choice",
  config: choiceConfigSchema.parse({
    options: [
      { id: "yes", name: "Yes" },
      { id: "no", name: "No" },
    ],
  }),
  items,
  seed: "s",
} as const

const refusal = (work: () => unknown) => {
  try {
    work()
  } catch (error) {
    if (error instanceof DomainError) return `${error.code} ${error.message}`
    throw error
  }
  return "nothing refused"
}

test("every item becomes one task of a one-item kind", () => {
  const tasks = planTasks({ ...choice, plan: { mode: "everyItem" } })
  expect(tasks.map((task) => task.itemIds)).toEqual([["itm_a"], ["itm_b"], ["itm_c"]])
})

test("random pairs make tasks of a two-item kind", () => {
  const plan = { mode: "randomPairs", comparisonsPerItem: 2, withinGroup: true } as const
  expect(planTasks({ ...preference, plan })).toHaveLength(3)
})

test("listed rows carry their gold, read by the kind", () => {
  const row = {
    itemIds: ["itm_a", "itm_b"],
    goldAnswer: { preferred: "b" },
    goldExplanation: " Because. ",
    isTraining: true,
  }
  expect(planTasks({ ...preference, plan: { mode: "listed", rows: [row] } })).toEqual([
    { ...row, goldExplanation: "Because." },
  ])
})

test.each<[string, TaskPlan, string]>([
  ["one item of a pair", { mode: "listed", rows: [{ itemIds: ["itm_a"] }] }, "BAD_INPUT Row 1"],
  ["an item against itself", { mode: "listed", rows: [{ itemIds: ["itm_a", "itm_a"] }] }, "BAD_INPUT Row 1"],
  ["a foreign item", { mode: "listed", rows: [{ itemIds: ["itm_a", "itm_x"] }] }, "BAD_INPUT Row 1"],
  [
    "training without gold",
    { mode: "listed", rows: [{ itemIds: ["itm_a", "itm_b"], isTraining: true }] },
    "BAD_INPUT",
  ],
  [
    "a gold that is no answer",
    { mode: "listed", rows: [{ itemIds: ["itm_a", "itm_b"], goldAnswer: 3 }] },
    "BAD_INPUT",
  ],
  ["a mode that does not fit the kind", { mode: "everyItem" }, "BAD_INPUT Preference shows 2"],
  ["no rows", { mode: "listed", rows: [] }, "NOTHING_TO_DO"],
])("%s is refused", (_name, plan, message) => {
  expect(refusal(() => planTasks({ ...preference, plan }))).toContain(message)
})
