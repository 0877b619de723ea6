import { DomainError } from "../errors"

export interface Observation {
  readonly taskId: string
  readonly labelerId: string
  /** In [0, classCount). */
  readonly classIndex: number
}

/**
 * The labels of a project in flat arrays: one entry a label, by task and then by labeler, so that every pass goes
 * straight through memory and every sum is made in one order.
 */
export interface Observations {
  readonly classCount: number
  /** Sorted; a task's index is its place here. Only tasks with labels. */
  readonly taskIds: readonly string[]
  /** Sorted. */
  readonly labelerIds: readonly string[]
  /** Where each task's labels begin; one entry more than tasks. */
  readonly taskStarts: Int32Array
  readonly labelerIndexes: Int32Array
  readonly classIndexes: Int32Array
  /** Known class of each task; -1 where it is not known. */
  readonly goldClasses: Int32Array
}

export interface ObservationList {
  readonly classCount: number
  readonly labels: readonly Observation[]
  /** Class index by task id; golds without labels are left out. */
  readonly goldClasses?: ReadonlyMap<string, number>
}

/**
 * Puts labels into flat arrays. The order in which they are given does not matter. Linear in labels.
 * @throws DomainError BAD_INPUT with `fault`: no_labels, too_few_classes, label_outside_classes, gold_outside_classes,
 *   duplicate_label (one labeler, one task, two labels)
 */
export function buildObservations(list: ObservationList): Observations {
  const { classCount, labels } = list
  if (!Number.isInteger(classCount) || classCount < 2) {
    throw fault("too_few_classes", "Consensus needs two classes or more.")
  }
  if (labels.length === 0) throw fault("no_labels", "There are no labels to find a consensus of.")
  const taskIds = sortedIds(labels, (label) => label.taskId)
  const labelerIds = sortedIds(labels, (label) => label.labelerId)
  return { classCount, taskIds, labelerIds, ...sortLabels(list, taskIds, labelerIds) }
}

/**
 * Observations that are in order already: labels by task and then by labeler, ids sorted. For makers of their own
 * arrays, at millions of labels; everybody else gives a list to `buildObservations`, which checks it.
 */
export function observationsOf(
  arrays: Omit<Observations, "goldClasses"> & { readonly goldClasses?: Int32Array },
): Observations {
  return { ...arrays, goldClasses: arrays.goldClasses ?? new Int32Array(arrays.taskIds.length).fill(-1) }
}

/** Labels as numbers, in any order. */
export interface NumberedLabels {
  readonly classCount: number
  readonly taskIds: readonly string[]
  readonly labelerIds: readonly string[]
  readonly tasks: Int32Array
  readonly labelers: Int32Array
  readonly classes: Int32Array
}

/** Puts numbered labels in order; of two labels of one labeler on one task the first given counts. No golds. */
export function orderedObservations(given: NumberedLabels): {
  readonly observations: Observations
  readonly repeatedCount: number
  readonly contradictedCount: number
  /** The first task in order that one labeler labeled twice. */
  readonly firstRepeated: string | null
} {
  const { classCount, taskIds, labelerIds, tasks, labelers, classes } = given
  const { order } = countingOrder(tasks, taskIds.length, countingOrder(labelers, labelerIds.length).order)
  const taskStarts = new Int32Array(taskIds.length + 1)
  const labelerIndexes = new Int32Array(order.length)
  const classIndexes = new Int32Array(order.length)
  let [kept, contradictedCount, lastTask] = [0, 0, -1]
  let firstRepeated: string | null = null
  for (const source of order) {
    const task = tasks[source] as number
    if (task === lastTask && labelerIndexes[kept - 1] === labelers[source]) {
      if (classIndexes[kept - 1] !== classes[source]) contradictedCount++
      firstRepeated ??= taskIds[task] ?? null
      continue
    }
    labelerIndexes[kept] = labelers[source] as number
    classIndexes[kept] = classes[source] as number
    kept++
    taskStarts[task + 1] = kept
    lastTask = task
  }
  const arrays = { labelerIndexes: labelerIndexes.slice(0, kept), classIndexes: classIndexes.slice(0, kept) }
  const observations = observationsOf({ classCount, taskIds, labelerIds, taskStarts, ...arrays })
  return { observations, repeatedCount: order.length - kept, contradictedCount, firstRepeated }
}

/** The number of labels. */
export function labelCountOf(observations: Observations): number {
  return observations.classIndexes.length
}

/** Each task's golds replaced, for instance to hold some back. */
export function withGoldClasses(observations: Observations, goldClasses: Int32Array): Observations {
  return { ...observations, goldClasses }
}

type SortedLabels = Pick<Observations, "taskStarts" | "labelerIndexes" | "classIndexes" | "goldClasses">

// Two counting sorts: by labeler, then by task without disturbing that order.
function sortLabels(
  list: ObservationList,
  taskIds: readonly string[],
  labelerIds: readonly string[],
): SortedLabels {
  const { labels, classCount } = list
  const taskPlaces = placesOf(taskIds)
  const labelerPlaces = placesOf(labelerIds)
  const tasks = new Int32Array(labels.length)
  const labelers = new Int32Array(labels.length)
  for (const [place, { taskId, labelerId, classIndex }] of labels.entries()) {
    if (!isClass(classIndex, classCount))
      throw fault("label_outside_classes", `The label of ${taskId} is no class.`)
    tasks[place] = taskPlaces.get(taskId) ?? 0
    labelers[place] = labelerPlaces.get(labelerId) ?? 0
  }
  const byLabeler = countingOrder(labelers, labelerIds.length)
  const byTask = countingOrder(tasks, taskIds.length, byLabeler.order)
  const labelerIndexes = new Int32Array(labels.length)
  const classIndexes = new Int32Array(labels.length)
  for (const [target, source] of byTask.order.entries()) {
    labelerIndexes[target] = labelers[source] ?? 0
    classIndexes[target] = labels[source]?.classIndex ?? 0
  }
  checkDuplicates(byTask.starts, labelerIndexes, taskIds)
  return { taskStarts: byTask.starts, labelerIndexes, classIndexes, goldClasses: goldsOf(list, taskIds) }
}

function countingOrder(
  keys: Int32Array,
  keyCount: number,
  sourceOrder?: Int32Array,
): { readonly starts: Int32Array; readonly order: Int32Array } {
  const starts = new Int32Array(keyCount + 1)
  for (const key of keys) starts[key + 1] = (starts[key + 1] ?? 0) + 1
  for (let key = 0; key < keyCount; key++) starts[key + 1] = (starts[key + 1] ?? 0) + (starts[key] ?? 0)
  const next = starts.slice()
  const order = new Int32Array(keys.length)
  for (let place = 0; place < keys.length; place++) {
    const source = sourceOrder?.[place] ?? place
    const key = keys[source] ?? 0
    const target = next[key] ?? 0
    order[target] = source
    next[key] = target + 1
  }
  return { starts, order }
}

function checkDuplicates(starts: Int32Array, labelerIndexes: Int32Array, taskIds: readonly string[]): void {
  for (const [task, taskId] of taskIds.entries()) {
    for (let label = (starts[task] ?? 0) + 1; label < (starts[task + 1] ?? 0); label++) {
      if (labelerIndexes[label] === labelerIndexes[label - 1]) {
        throw fault("duplicate_label", `One labeler has two labels on ${taskId}.`)
      }
    }
  }
}

function goldsOf({ goldClasses, classCount }: ObservationList, taskIds: readonly string[]): Int32Array {
  const golds = new Int32Array(taskIds.length).fill(-1)
  if (goldClasses === undefined) return golds
  for (const [task, taskId] of taskIds.entries()) {
    const gold = goldClasses.get(taskId)
    if (gold === undefined) continue
    if (!isClass(gold, classCount)) throw fault("gold_outside_classes", `The gold of ${taskId} is no class.`)
    golds[task] = gold
  }
  return golds
}

function sortedIds(labels: readonly Observation[], idOf: (label: Observation) => string): readonly string[] {
  const ids = new Set<string>()
  for (const label of labels) ids.add(idOf(label))
  return [...ids].sort()
}

function placesOf(ids: readonly string[]): ReadonlyMap<string, number> {
  return new Map(ids.map((id, place) => [id, place]))
}

function isClass(classIndex: number, classCount: number): boolean {
  return Number.isInteger(classIndex) && classIndex >= 0 && classIndex < classCount
}

function fault(name: string, message: string): DomainError {
  return new DomainError("BAD_INPUT", message, { fault: name })
}
