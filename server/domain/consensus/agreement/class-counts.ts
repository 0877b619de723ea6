import type { Observations } from "../observations"

/** Labels by task and class, row-major, a row a task. Golds are labels like others. */
export function classCountsOf({ classCount, taskIds, taskStarts, classIndexes }: Observations): Float64Array {
  const counts = new Float64Array(taskIds.length * classCount)
  for (let task = 0; task < taskIds.length; task++) {
    const end = taskStarts[task + 1] as number
    for (let label = taskStarts[task] as number; label < end; label++) {
      const cell = task * classCount + (classIndexes[label] as number)
      counts[cell] = (counts[cell] as number) + 1
    }
  }
  return counts
}

/** Labels of a task. */
export function labelCountAt({ taskStarts }: Observations, task: number): number {
  return (taskStarts[task + 1] as number) - (taskStarts[task] as number)
}
