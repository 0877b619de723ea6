import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { DomainError } from "../errors"
import { buildObservations, labelCountOf, type Observation } from "./observations"

const labels: readonly Observation[] = [
  { taskId: "t2", labelerId: "w1", classIndex: 1 },
  { taskId: "t1", labelerId: "w3", classIndex: 0 },
  { taskId: "t1", labelerId: "w1", classIndex: 2 },
  { taskId: "t10", labelerId: "w2", classIndex: 1 },
]

const faultOf = (build: () => unknown) => {
  try {
    build()
  } catch (error) {
    return error instanceof DomainError ? error.details.fault : error
  }
  return null
}

describe("buildObservations", () => {
  it("puts labels in the order of task and labeler ids", () => {
    const observations = buildObservations({
      classCount: 3,
      labels,
      goldClasses: new Map([
        ["t1", 2],
        ["t9", 0],
      ]),
    })
    expect(observations.taskIds).toEqual(["t1", "t10", "t2"])
    expect(observations.labelerIds).toEqual(["w1", "w2", "w3"])
    expect([...observations.taskStarts]).toEqual([0, 2, 3, 4])
    expect([...observations.labelerIndexes]).toEqual([0, 2, 1, 0])
    expect([...observations.classIndexes]).toEqual([2, 0, 1, 1])
    expect([...observations.goldClasses]).toEqual([2, -1, -1])
    expect(labelCountOf(observations)).toBe(4)
  })

  it("does not depend on the order of the labels", () => {
    const anyLabels = fc.uniqueArray(
      fc.record({ task: fc.nat(8), labeler: fc.nat(8), classIndex: fc.nat(2) }),
      { selector: ({ task, labeler }) => task * 100 + labeler, minLength: 1 },
    )
    fc.assert(
      fc.property(anyLabels, (list) => {
        const given = list.map(({ task, labeler, classIndex }) => ({
          taskId: `t${task}`,
          labelerId: `w${labeler}`,
          classIndex,
        }))
        const built = buildObservations({ classCount: 3, labels: given })
        expect(buildObservations({ classCount: 3, labels: [...given].reverse() })).toEqual(built)
      }),
    )
  })

  it("names what is wrong with its input", () => {
    const twice = [...labels, { taskId: "t1", labelerId: "w1", classIndex: 0 }]
    expect(faultOf(() => buildObservations({ classCount: 3, labels: [] }))).toBe("no_labels")
    expect(faultOf(() => buildObservations({ classCount: 1, labels }))).toBe("too_few_classes")
    expect(faultOf(() => buildObservations({ classCount: 2, labels }))).toBe("label_outside_classes")
    expect(faultOf(() => buildObservations({ classCount: 3, labels: twice }))).toBe("duplicate_label")
    const goldClasses = new Map([["t1", 3]])
    expect(faultOf(() => buildObservations({ classCount: 3, labels, goldClasses }))).toBe(
      "gold_outside_classes",
    )
  })
})
