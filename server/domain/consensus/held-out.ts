import { type Foresight, ForesightCount } from "./foresight"
import type { Observations } from "./observations"
import { structureNumbers } from "./structure"

/** Parts that labels and golds are drawn into; each in turn is kept from a fit and foreseen by it. */
const partCount = 4
/** Held-out labels after which more would not sharpen the judgement: the standard error is a third of a point. */
const enoughLabels = 20_000

/** Labels without one part of them, and what was taken. */
export interface HeldOut {
  readonly rest: Observations
  /** In `rest`'s tasks: task and class of each label that was taken from a task that has others. */
  readonly taskIndexes: Int32Array
  readonly classIndexes: Int32Array
  /** By task of `rest`: the gold that it is not told; -1 elsewhere. */
  readonly golds: Int32Array
}

/**
 * Labels and golds in parts, each part taken out once; of many labels, as many parts as are enough. Parts are drawn by
 * structure, so they are the same whatever tasks, labelers and classes are called.
 */
export function holdOut(observations: Observations): readonly HeldOut[] {
  const numbers = structureNumbers(observations)
  const parts: HeldOut[] = []
  let held = 0
  for (let part = 0; part < partCount && held < enoughLabels; part++) {
    const one = takeOut(observations, numbers, part)
    parts.push(one)
    held += one.classIndexes.length
  }
  return parts
}

function takeOut(observations: Observations, numbers: Uint32Array, part: number): HeldOut {
  const { taskIds, taskStarts, labelerIndexes, classIndexes, goldClasses } = observations
  const split = splitOff(observations, numbers, part)
  const told = goldClasses.slice()
  const golds = new Int32Array(taskIds.length).fill(-1)
  for (let task = 0; task < taskIds.length; task++) {
    if ((goldClasses[task] as number) < 0) continue
    let sum = 0
    for (let label = taskStarts[task] as number; label < (taskStarts[task + 1] as number); label++)
      sum = (sum + (numbers[label] as number)) >>> 0
    if (partOf(sum) !== part) continue
    golds[task] = goldClasses[task] as number
    told[task] = -1
  }
  const { starts, kept, takenTasks, taken } = split
  return {
    rest: {
      ...observations,
      taskStarts: starts,
      labelerIndexes: kept.map((label) => labelerIndexes[label] as number),
      classIndexes: kept.map((label) => classIndexes[label] as number),
      goldClasses: told,
    },
    taskIndexes: takenTasks,
    classIndexes: taken,
    golds,
  }
}

/** Places of the labels that stay and, of the part's others, task and class. A task is never left without labels. */
function splitOff({ taskIds, taskStarts, classIndexes }: Observations, numbers: Uint32Array, part: number) {
  const starts = new Int32Array(taskIds.length + 1)
  const kept = new Int32Array(classIndexes.length)
  const takenTasks = new Int32Array(classIndexes.length)
  const taken = new Int32Array(classIndexes.length)
  let keptCount = 0
  let takenCount = 0
  for (let task = 0; task < taskIds.length; task++) {
    const start = taskStarts[task] as number
    const end = taskStarts[task + 1] as number
    const [keptBefore, takenBefore] = [keptCount, takenCount]
    for (let label = start; label < end; label++) {
      if (partOf(numbers[label] as number) !== part) kept[keptCount++] = label
      else {
        takenTasks[takenCount] = task
        taken[takenCount++] = classIndexes[label] as number
      }
    }
    if (keptCount === keptBefore) {
      takenCount = takenBefore
      for (let label = start; label < end; label++) kept[keptCount++] = label
    }
    starts[task + 1] = keptCount
  }
  return {
    starts,
    kept: kept.subarray(0, keptCount),
    takenTasks: takenTasks.subarray(0, takenCount),
    taken: taken.subarray(0, takenCount),
  }
}

function partOf(structureNumber: number): number {
  return structureNumber % partCount
}

/** How well a method foresees what it is not told: fitted without each part, asked for it. */
export function foresightOf(
  parts: readonly HeldOut[],
  classCount: number,
  posteriorsOf: (rest: Observations) => Float64Array,
): Foresight {
  const count = new ForesightCount(classCount)
  for (const { rest, taskIndexes, classIndexes, golds } of parts) {
    const posteriors = posteriorsOf(rest)
    for (let at = 0; at < classIndexes.length; at++) {
      count.addLabel(posteriors, (taskIndexes[at] as number) * classCount, classIndexes[at] as number)
    }
    for (let task = 0; task < golds.length; task++) {
      if ((golds[task] as number) >= 0) count.addGold(posteriors, task * classCount, golds[task] as number)
    }
  }
  return count.finish()
}
