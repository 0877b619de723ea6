import { describe, expect, it } from "vitest"
import { buildObservations, type Observation } from "../observations"
import { cohenKappa, sharedTable } from "./cohen-kappa"
import { fleissKappa, percentAgreement } from "./fleiss-kappa"

/** A row a task: how many labelers chose each class. */
function countedLabels(rows: readonly (readonly number[])[]) {
  const labels = rows.flatMap((row, task) => {
    const classes = row.flatMap((count, classIndex) => new Array<number>(count).fill(classIndex))
    return classes.map(
      (classIndex, labeler): Observation => ({ taskId: `t${task}`, labelerId: `l${labeler}`, classIndex }),
    )
  })
  return buildObservations({ classCount: rows[0]?.length ?? 2, labels })
}

/** Diagnoses of 30 patients by six psychiatrists each (Fleiss, 1971, table 1). */
const diagnoses = [
  "00060 03003 01401 00006 03030 20400 00402 20310 20040 00006",
  "10050 11040 03300 10050 02031 00501 30012 51000 02040 10203",
  "00006 01050 02013 20040 10041 05010 40002 02040 10500 00006",
]
  .join(" ")
  .split(" ")
  .map((row) => [...row].map(Number))

/** Two clinicians on 200 cases, in percent (Cohen, 1968, table 1). */
const clinicians = [
  [44, 7, 9],
  [5, 20, 5],
  [1, 3, 6],
]

/** What SAS PROC FREQ prints of this table stands in statsmodels' test_inter_rater.py. */
const printed = [
  [0, 4, 1],
  [0, 8, 0],
  [0, 1, 5],
]

describe("cohenKappa", () => {
  it("is .492 on the example of Cohen (1968), and .348 with its weights", () => {
    expect(cohenKappa(clinicians)?.value).toBeCloseTo(0.492, 3)
    const weights = [
      [0, 1, 3],
      [1, 0, 6],
      [3, 6, 0],
    ]
    expect(cohenKappa(clinicians, weights)?.value).toBeCloseTo(0.348, 3)
  })

  it("has the value and the interval that SAS prints, unweighted and with linear weights", () => {
    const plain = cohenKappa(printed)
    expect(plain?.value).toBeCloseTo(0.4842, 4)
    expect(plain?.low).toBeCloseTo(0.2137, 4)
    expect(plain?.high).toBeCloseTo(0.7547, 4)
    const linear = cohenKappa(printed, "linear")
    expect(linear?.value).toBeCloseTo(0.4701, 4)
    expect(linear?.low).toBeCloseTo(0.1845, 4)
    expect(linear?.high).toBeCloseTo(0.7558, 4)
  })

  it("is 1 for agreement, and nothing where one class was used or no task is shared", () => {
    expect(
      cohenKappa([
        [3, 0],
        [0, 4],
      ])?.value,
    ).toBe(1)
    expect(
      cohenKappa([
        [3, 0],
        [0, 0],
      ]),
    ).toBeNull()
    expect(
      cohenKappa([
        [0, 0],
        [0, 0],
      ]),
    ).toBeNull()
  })

  it("refuses a table that is not square", () => {
    expect(() => cohenKappa([[1, 2]])).toThrow("row and a column")
    expect(() => cohenKappa(printed, [[0, 1]])).toThrow("row and a column")
  })

  it("reads its table from the tasks that two labelers share", () => {
    const labels = [
      { taskId: "t1", labelerId: "a", classIndex: 0 },
      { taskId: "t1", labelerId: "b", classIndex: 1 },
      { taskId: "t2", labelerId: "a", classIndex: 1 },
      { taskId: "t3", labelerId: "a", classIndex: 1 },
      { taskId: "t3", labelerId: "b", classIndex: 1 },
    ]
    expect(sharedTable(buildObservations({ classCount: 2, labels }), 0, 1)).toEqual([
      [0, 1],
      [0, 1],
    ])
  })
})

describe("fleissKappa", () => {
  it("is .430 on the diagnoses of Fleiss (1971), with an interval around it", () => {
    const estimate = fleissKappa(countedLabels(diagnoses))
    expect(estimate?.value).toBeCloseTo(0.4302445, 7)
    expect(estimate?.low).toBeGreaterThan(0.25)
    expect(estimate?.low).toBeLessThan(0.4302445)
    expect(estimate?.high).toBeLessThan(0.6)
    expect(estimate?.high).toBeGreaterThan(0.4302445)
  })

  it("counts tasks with different numbers of labels and leaves out those with one", () => {
    const rows = [
      [3, 0],
      [1, 1],
      [0, 2],
    ]
    const alone = [...rows, [1, 0]]
    expect(fleissKappa(countedLabels(alone))?.value).toBe(fleissKappa(countedLabels(rows))?.value)
    expect(fleissKappa(countedLabels([[2, 0]]))).toBeNull()
  })
})

describe("percentAgreement", () => {
  it("is .5556 on the diagnoses of Fleiss (1971), whose mean agreement it is", () => {
    expect(percentAgreement(countedLabels(diagnoses))?.value).toBeCloseTo(0.5556, 4)
  })

  it("is 60 % on example A of Krippendorff (2011)", () => {
    const pairs = ["01", "11", "01", "00", "00", "01", "00", "00", "01", "00"]
    const counts = pairs.map((pair) => [
      [...pair].filter((c) => c === "0").length,
      pair.split("1").length - 1,
    ])
    expect(percentAgreement(countedLabels(counts))?.value).toBeCloseTo(0.6, 12)
  })

  it("cannot be said where no task has two labels", () => {
    expect(percentAgreement(countedLabels([[1, 0]]))).toBeNull()
  })
})
