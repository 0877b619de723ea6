import { describe, expect, it } from "vitest"
import { keepLabels } from "./keep-labels"
import { buildObservations, type Observation } from "./observations"
import { makeSyntheticCrowd } from "./synthetic-crowd"

const { observations } = makeSyntheticCrowd(400, 3)
const goldClasses = observations.goldClasses.map((_, task) => (task % 5 === 0 ? task % 3 : -1))
const all = { ...observations, goldClasses }

function labelsOf(kept: Uint8Array): readonly Observation[] {
  return all.taskIds.flatMap((taskId, task) => {
    const [start = 0, end = 0] = [all.taskStarts[task], all.taskStarts[task + 1]]
    return Array.from({ length: end - start }, (_, at) => start + at).flatMap((label) => {
      const labelerId = all.labelerIds[all.labelerIndexes[label] ?? 0] ?? ""
      return kept[label] === 1 ? [{ taskId, labelerId, classIndex: all.classIndexes[label] ?? 0 }] : []
    })
  })
}

describe("keepLabels", () => {
  it.each([2, 3, 7, 50])("is the same as building from every %i-th label alone", (step) => {
    const isKept = Uint8Array.from(all.classIndexes, (_, label) => (label % step === 0 ? 1 : 0))
    const built = buildObservations({
      classCount: 3,
      labels: labelsOf(isKept),
      goldClasses: new Map(
        all.taskIds.flatMap((id, task) => {
          const gold = goldClasses[task] ?? -1
          return gold < 0 ? [] : [[id, gold] as const]
        }),
      ),
    })
    const { observations: kept, taskPlaces, labelerPlaces } = keepLabels(all, isKept)
    expect(kept).toEqual(built)
    for (const [task, id] of all.taskIds.entries()) expect(taskPlaces[task]).toBe(built.taskIds.indexOf(id))
    for (const [at, id] of all.labelerIds.entries()) {
      expect(labelerPlaces[at]).toBe(built.labelerIds.indexOf(id))
    }
  })
})
