import type { Observations } from "../observations"

/** Pairs of labelers who share enough tasks, by labeler index, first < second, sorted. */
export interface LabelerPairs {
  readonly firsts: Int32Array
  readonly seconds: Int32Array
  /** Place of a pair; -1 where it shares too few tasks. */
  placeOf(first: number, second: number): number
}

/** Finds the pairs of labelers who share so many tasks or more. Linear in pairs of labels on a task. */
export function pairsSharing(observations: Observations, leastShared: number): LabelerPairs {
  const { labelerIds, labelerIndexes } = observations
  const counts = new Map<number, number>()
  forEachPair(observations, (_task, a, b) => {
    const key = (labelerIndexes[a] as number) * labelerIds.length + (labelerIndexes[b] as number)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  })
  const keys = Float64Array.from([...counts].filter(([, count]) => count >= leastShared).map(([key]) => key))
  keys.sort()
  const places = new Map<number, number>()
  keys.forEach((key, place) => {
    places.set(key, place)
  })
  return {
    firsts: Int32Array.from(keys, (key) => Math.floor(key / labelerIds.length)),
    seconds: Int32Array.from(keys, (key) => key % labelerIds.length),
    placeOf: (first, second) => places.get(first * labelerIds.length + second) ?? -1,
  }
}

/** Calls for every two labels of a task, in order; the first is that of the labeler who comes first. */
export function forEachPair(
  { taskIds, taskStarts }: Observations,
  visit: (task: number, firstLabel: number, secondLabel: number) => void,
): void {
  for (let task = 0; task < taskIds.length; task++) {
    const end = taskStarts[task + 1] as number
    for (let a = taskStarts[task] as number; a < end; a++) {
      for (let b = a + 1; b < end; b++) visit(task, a, b)
    }
  }
}
