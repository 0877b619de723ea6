import { describe, expect, it } from "vitest"
import { buildObservations, type Observation } from "../observations"
import { doubtedFrom, findDoubtedGolds } from "./doubted-golds"
import { settleHeldBackGolds } from "./held-back"

const careful = ["l1", "l2", "l3"]
const careless = ["l4", "l5", "l6", "l7"]
const taskIds = Array.from({ length: 40 }, (_, task) => `t${String(task).padStart(2, "0")}`)
const truthOf = (task: number) => task % 2

/** Three who are always right; four who say 0 whatever is asked. */
const labels = taskIds.flatMap((taskId, task): Observation[] => [
  ...careful.map((labelerId) => ({ taskId, labelerId, classIndex: truthOf(task) })),
  ...careless.map((labelerId) => ({ taskId, labelerId, classIndex: 0 })),
])

function doubtsOf(golds: ReadonlyMap<string, number>, given: readonly Observation[] = labels) {
  const observations = buildObservations({ classCount: 2, labels: given, goldClasses: golds })
  return findDoubtedGolds(observations, settleHeldBackGolds("dawid_skene", observations))
}

const soundGolds = taskIds.slice(0, 12).map((taskId, task) => [taskId, truthOf(task)] as const)

describe("findDoubtedGolds", () => {
  it("doubts a gold that the careful contradict, with its labels as evidence, and no sound one", () => {
    const doubts = doubtsOf(new Map([...soundGolds, ["t03", 0]]))
    expect(doubts).toMatchObject([{ taskId: "t03", goldIndex: 0, foundIndex: 1, counts: [4, 3] }])
    expect(doubts[0]?.confidence).toBeGreaterThanOrEqual(doubtedFrom)
  })

  it("doubts no gold that only a careless majority contradicts", () => {
    expect(doubtsOf(new Map(soundGolds))).toEqual([])
  })

  it("doubts nothing by two labels", () => {
    const few = labels.filter(({ taskId, labelerId }) => taskId !== "t03" || ["l1", "l2"].includes(labelerId))
    expect(doubtsOf(new Map([...soundGolds, ["t03", 0]]), few)).toEqual([])
  })
})
