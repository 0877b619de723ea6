import { DomainError } from "../errors"
import { squareRoot } from "./skill"

/** A value that one labeler gave to one task, on a scale with equal steps. */
export interface Rating {
  readonly taskId: string
  readonly labelerId: string
  readonly value: number
}

export interface IntervalFit {
  /** By task id: the weighted mean with its 95 % interval. */
  readonly tasks: readonly {
    readonly taskId: string
    readonly value: number
    readonly low: number
    readonly high: number
  }[]
  /** By labeler id: how far above the others they answer, and the spread of their answers about the truth. */
  readonly labelers: readonly { readonly labelerId: string; readonly bias: number; readonly spread: number }[]
  readonly iterations: number
  readonly isConverged: boolean
}

/** Pseudo-ratings by which a labeler's bias is drawn to 0 and spread to that of all. */
const strength = 4
const mostIterations = 200
/** Converged when no value moves by more than this share of the spread of all. */
const tolerance = 1e-6
/** No labeler is taken for more exact than this share of the spread of all: a copy of the mean would decide alone. */
const leastSpreadShare = 0.1
const z = 1.959964

interface Scale {
  readonly taskIds: readonly string[]
  readonly labelerIds: readonly string[]
  readonly tasks: Int32Array
  readonly labelers: Int32Array
  readonly values: Float64Array
}

/**
 * The mean of ratings weighted by skill, for answers on an interval scale: each labeler has a bias and a spread, found
 * together with the true values by turns (Raykar et al., Journal of Machine Learning Research 11, 2010, section 4.1;
 * biases added, both shrunk). A rating weighs one over its labeler's squared spread.
 * @throws DomainError BAD_INPUT with `fault`: no_labels, value_not_finite, duplicate_label
 */
export function fitInterval(ratings: readonly Rating[]): IntervalFit {
  const scale = readRatings(ratings)
  const biases = new Float64Array(scale.labelerIds.length)
  const variances = new Float64Array(scale.labelerIds.length).fill(1)
  const weights = new Float64Array(scale.taskIds.length)
  const truths = new Float64Array(scale.taskIds.length)
  writeTruths(scale, biases, variances, truths, weights)
  let moved = 1
  let reach = 0
  let iterations = 0
  while (iterations < mostIterations && (iterations === 0 || moved > reach)) {
    reach = tolerance * judgeLabelers(scale, truths, biases, variances)
    moved = writeTruths(scale, biases, variances, truths, weights)
    iterations++
  }
  return {
    tasks: scale.taskIds.map((taskId, task) => {
      const value = truths[task] as number
      const width = z * squareRoot(1 / (weights[task] as number))
      return { taskId, value, low: value - width, high: value + width }
    }),
    labelers: scale.labelerIds.map((labelerId, labeler) => ({
      labelerId,
      bias: biases[labeler] as number,
      spread: squareRoot(variances[labeler] as number),
    })),
    iterations,
    isConverged: moved <= reach,
  }
}

/** Ratings by task and then by labeler, so that every sum is made in one order. */
function readRatings(ratings: readonly Rating[]): Scale {
  if (ratings.length === 0) throw fault("no_labels", "There are no ratings to find a consensus of.")
  const taskIds = [...new Set(ratings.map(({ taskId }) => taskId))].sort()
  const labelerIds = [...new Set(ratings.map(({ labelerId }) => labelerId))].sort()
  const taskPlaces = new Map(taskIds.map((id, place) => [id, place]))
  const labelerPlaces = new Map(labelerIds.map((id, place) => [id, place]))
  const sorted = ratings
    .map(({ taskId, labelerId, value }) => {
      if (!Number.isFinite(value)) throw fault("value_not_finite", `A rating of ${taskId} is no number.`)
      return { task: taskPlaces.get(taskId) ?? 0, labeler: labelerPlaces.get(labelerId) ?? 0, value }
    })
    .sort((a, b) => a.task - b.task || a.labeler - b.labeler)
  for (const [place, { task, labeler }] of sorted.entries()) {
    const before = sorted[place - 1]
    if (before?.task === task && before.labeler === labeler)
      throw fault("duplicate_label", `One labeler has two ratings on ${taskIds[task]}.`)
  }
  return {
    taskIds,
    labelerIds,
    tasks: Int32Array.from(sorted, (one) => one.task),
    labelers: Int32Array.from(sorted, (one) => one.labeler),
    values: Float64Array.from(sorted, (one) => one.value),
  }
}

/** True values from biases and variances. Returns the largest move. */
function writeTruths(
  { tasks, labelers, values }: Scale,
  biases: Float64Array,
  variances: Float64Array,
  truths: Float64Array,
  weights: Float64Array,
): number {
  const sums = new Float64Array(truths.length)
  weights.fill(0)
  for (let at = 0; at < values.length; at++) {
    const [task, labeler] = [tasks[at] as number, labelers[at] as number]
    const weight = 1 / (variances[labeler] as number)
    sums[task] = (sums[task] as number) + weight * ((values[at] as number) - (biases[labeler] as number))
    weights[task] = (weights[task] as number) + weight
  }
  let most = 0
  for (let task = 0; task < truths.length; task++) {
    const value = (sums[task] as number) / (weights[task] as number)
    const moved =
      value > (truths[task] as number) ? value - (truths[task] as number) : (truths[task] as number) - value
    if (moved > most) most = moved
    truths[task] = value
  }
  return most
}

/** Biases and variances from true values. Returns the spread of all ratings about them. */
function judgeLabelers(
  { tasks, labelers, values }: Scale,
  truths: Float64Array,
  biases: Float64Array,
  variances: Float64Array,
): number {
  const counts = new Float64Array(biases.length)
  biases.fill(0)
  let all = 0
  for (let at = 0; at < values.length; at++) {
    const labeler = labelers[at] as number
    const off = (values[at] as number) - (truths[tasks[at] as number] as number)
    biases[labeler] = (biases[labeler] as number) + off
    counts[labeler] = (counts[labeler] as number) + 1
    all += (off * off) / values.length
  }
  // Where everybody agrees to the digit, the smallest spread still divides.
  const pooled = all > 1e-12 ? all : 1e-12
  for (let labeler = 0; labeler < biases.length; labeler++) {
    biases[labeler] = (biases[labeler] as number) / ((counts[labeler] as number) + strength)
  }
  variances.fill(strength * pooled)
  for (let at = 0; at < values.length; at++) {
    const labeler = labelers[at] as number
    const off = (values[at] as number) - (truths[tasks[at] as number] as number) - (biases[labeler] as number)
    variances[labeler] = (variances[labeler] as number) + off * off
  }
  const least = pooled * leastSpreadShare * leastSpreadShare
  for (let labeler = 0; labeler < variances.length; labeler++) {
    const variance = (variances[labeler] as number) / ((counts[labeler] as number) + strength)
    variances[labeler] = variance > least ? variance : least
  }
  return squareRoot(pooled)
}

function fault(name: string, message: string): DomainError {
  return new DomainError("BAD_INPUT", message, { fault: name })
}
