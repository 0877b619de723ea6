import { describe, expect, it } from "vitest"
import { DomainError } from "../errors"
import { LabelTable } from "./label-table"
import { buildObservations } from "./observations"

type Row = readonly [task: string, labeler: string, className: string]

function tableOf(rows: readonly Row[]): LabelTable {
  const table = new LabelTable()
  for (const row of rows) table.add(...row)
  return table
}

const rows: readonly Row[] = [
  ["t2", "w1", "10"],
  ["t1", "w3", "9"],
  ["t1", "w1", "2"],
  ["t10", "w2", "10"],
]

const faultOf = (work: () => unknown) => {
  try {
    work()
  } catch (error) {
    return error instanceof DomainError ? error.details.fault : error
  }
  return null
}

describe("LabelTable", () => {
  it("puts labels in the order that a list of them gets, classes by number", () => {
    const { observations, classNames } = tableOf(rows).finish(new Map([["t2", "2"]]), true)
    expect(classNames).toEqual(["2", "9", "10"])
    expect(observations).toEqual(
      buildObservations({
        classCount: 3,
        labels: rows.map(([taskId, labelerId, name]) => ({
          taskId,
          labelerId,
          classIndex: classNames.indexOf(name),
        })),
        goldClasses: new Map([["t2", 0]]),
      }),
    )
  })

  it("counts a labeler's first label on a task, or refuses the second", () => {
    const table = tableOf([...rows, ["t1", "w1", "9"], ["t1", "w1", "2"], ["t2", "w1", "10"]])
    const { observations, repeatedCount, contradictedCount } = table.finish(new Map(), false)
    expect(observations).toEqual(tableOf(rows).finish(new Map(), true).observations)
    expect([repeatedCount, contradictedCount]).toEqual([3, 1])
    expect(faultOf(() => table.finish(new Map(), true))).toBe("duplicate_label")
  })

  it("takes a gold that nobody answered for one more class, and leaves golds of unknown tasks alone", () => {
    const golds = new Map([
      ["t1", "other"],
      ["t9", "nowhere"],
    ])
    const { observations, classNames } = tableOf(rows).finish(golds, true)
    expect(classNames).toEqual(["2", "9", "10", "other"])
    expect([...observations.goldClasses]).toEqual([3, -1, -1])
  })

  it("refuses no labels and one class alone", () => {
    expect(faultOf(() => tableOf([]).finish(new Map(), false))).toBe("no_labels")
    expect(faultOf(() => tableOf([["t", "w", "x"]]).finish(new Map(), false))).toBe("too_few_classes")
  })
})
