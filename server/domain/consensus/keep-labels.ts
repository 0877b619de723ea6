import { type Observations, withGoldClasses } from "./observations"

/** Some of a set's labels, and where its tasks and labelers went. */
export interface KeptLabels {
  readonly observations: Observations
  /** By task of the whole set: its index among those kept; -1 for one that has no label left. */
  readonly taskPlaces: Int32Array
  /** The same of labelers. */
  readonly labelerPlaces: Int32Array
}

/**
 * The labels of which `isKept` is true, by label; tasks and labelers without any are left out. The same as building
 * the observations from those labels alone, without sorting anything again. Linear in labels.
 * @param isKept 1 or 0 for each label
 * @throws RangeError when none is kept
 */
export function keepLabels(all: Observations, isKept: Uint8Array): KeptLabels {
  const { taskIds, labelerIds, taskStarts, labelerIndexes, classIndexes, goldClasses } = all
  const labelerPlaces = placesOf(labelerIds.length, (mark) => {
    for (let label = 0; label < isKept.length; label++)
      if (isKept[label] === 1) mark(labelerIndexes[label] as number)
  })
  const taskPlaces = new Int32Array(taskIds.length).fill(-1)
  const starts: number[] = [0]
  const labelers = new Int32Array(isKept.length)
  const classes = new Int32Array(isKept.length)
  let kept = 0
  for (let task = 0; task < taskIds.length; task++) {
    for (let label = taskStarts[task] as number; label < (taskStarts[task + 1] as number); label++) {
      if (isKept[label] !== 1) continue
      labelers[kept] = labelerPlaces[labelerIndexes[label] as number] as number
      classes[kept++] = classIndexes[label] as number
    }
    if (kept === starts.at(-1)) continue
    taskPlaces[task] = starts.length - 1
    starts.push(kept)
  }
  if (kept === 0) throw new RangeError("no label is kept")
  const hasPlace = (places: Int32Array) => (_: unknown, index: number) => (places[index] as number) >= 0
  const observations = {
    classCount: all.classCount,
    taskIds: taskIds.filter(hasPlace(taskPlaces)),
    labelerIds: labelerIds.filter(hasPlace(labelerPlaces)),
    taskStarts: Int32Array.from(starts),
    labelerIndexes: labelers.slice(0, kept),
    classIndexes: classes.slice(0, kept),
    goldClasses: new Int32Array(0),
  }
  const golds = goldClasses.filter(hasPlace(taskPlaces))
  return { observations: withGoldClasses(observations, golds), taskPlaces, labelerPlaces }
}

/** Consecutive places for what is marked; -1 for the rest. */
function placesOf(count: number, markAll: (mark: (index: number) => void) => void): Int32Array {
  const places = new Int32Array(count).fill(-1)
  markAll((index) => {
    places[index] = 0
  })
  let next = 0
  for (let index = 0; index < count; index++) if (places[index] === 0) places[index] = next++
  return places
}
