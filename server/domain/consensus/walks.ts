import { columnsOf, countColumns, multiplyColumns } from "./columns"
import type { Confusion, Smoothing } from "./confusion"
import type { Observations } from "./observations"
import { multiplyRates, writeNormalised } from "./product"

/**
 * One pass over the labels: posteriors from rates, counts from posteriors. `cells` says of each label where the rates
 * of its labeler and class begin. Returns the largest move of a probability.
 */
export type Walk = (
  observations: Observations,
  cells: Int32Array,
  posteriors: Float64Array,
  confusion: Confusion,
  smoothing: Smoothing,
) => number

/** The fastest walk for so many classes; all come to the same bits. */
export function walkFor(classCount: number): Walk {
  return classCount === 2 ? walkTwoClasses : classCount === 3 ? walkThreeClasses : walkClasses
}

/** Smoothed rates are above 1e-15: so many of them, multiplied, are still far from the smallest double. */
const uncheckedLabels = 16

const walkClasses: Walk = (observations, cells, posteriors, confusion, smoothing) => {
  const { classCount, taskIds, taskStarts, goldClasses } = observations
  const { counts, rates, classPriors, classTotals } = confusion
  const product = new Float64Array(classCount)
  const groups = columnsOf(classCount)
  counts.fill(0)
  classTotals.fill(smoothing.towardFlat)
  let delta = 0
  for (let task = 0; task < taskIds.length; task++) {
    const row = task * classCount
    const start = taskStarts[task] as number
    const end = taskStarts[task + 1] as number
    if ((goldClasses[task] as number) < 0) {
      if (end - start > uncheckedLabels) multiplyChecked(product, confusion, cells, start, end)
      else for (const group of groups) multiplyColumns(group, product, classPriors, rates, cells, start, end)
      const moved = writeNormalised(posteriors, row, product)
      if (moved > delta) delta = moved
    }
    for (const group of groups) countColumns(group, counts, posteriors, row, cells, start, end)
    for (let k = 0; k < classCount; k++) {
      classTotals[k] = (classTotals[k] as number) + (posteriors[row + k] as number)
    }
  }
  return delta
}

/** The product of a task with many labels, rescaled on the way. */
function multiplyChecked(
  product: Float64Array,
  { classPriors, rates }: Confusion,
  cells: Int32Array,
  start: number,
  end: number,
): void {
  product.set(classPriors)
  for (let label = start; label < end; label++) multiplyRates(product, rates, cells[label] as number)
}

const walkTwoClasses: Walk = (observations, cells, posteriors, confusion, smoothing) => {
  const { taskIds, taskStarts, goldClasses } = observations
  const { counts, rates, classPriors, classTotals } = confusion
  const product = new Float64Array(2)
  counts.fill(0)
  let [totalA, totalB] = [smoothing.towardFlat, smoothing.towardFlat]
  let delta = 0
  for (let task = 0; task < taskIds.length; task++) {
    const start = taskStarts[task] as number
    const end = taskStarts[task + 1] as number
    if ((goldClasses[task] as number) < 0) {
      if (end - start > uncheckedLabels) multiplyChecked(product, confusion, cells, start, end)
      else multiplyTwo(product, classPriors, rates, cells, start, end)
      const moved = writeTwo(posteriors, 2 * task, product)
      if (moved > delta) delta = moved
    }
    const a = posteriors[2 * task] as number
    const b = posteriors[2 * task + 1] as number
    for (let label = start; label < end; label++) {
      const cell = cells[label] as number
      counts[cell] = (counts[cell] as number) + a
      counts[cell + 1] = (counts[cell + 1] as number) + b
    }
    totalA += a
    totalB += b
  }
  classTotals[0] = totalA
  classTotals[1] = totalB
  return delta
}

function multiplyTwo(
  product: Float64Array,
  priors: Float64Array,
  rates: Float64Array,
  cells: Int32Array,
  start: number,
  end: number,
): void {
  let a = priors[0] as number
  let b = priors[1] as number
  for (let label = start; label < end; label++) {
    const cell = cells[label] as number
    a *= rates[cell] as number
    b *= rates[cell + 1] as number
  }
  product[0] = a
  product[1] = b
}

function writeTwo(posteriors: Float64Array, row: number, product: Float64Array): number {
  const total = (product[0] as number) + (product[1] as number)
  const moved = write(posteriors, row, (product[0] as number) / total)
  const movedB = write(posteriors, row + 1, (product[1] as number) / total)
  return moved > movedB ? moved : movedB
}

/** Returns by how much the probability moved. */
function write(posteriors: Float64Array, at: number, value: number): number {
  const before = posteriors[at] as number
  posteriors[at] = value
  return Math.abs(value - before)
}

const three = { from: 0, width: 3 } as const

const walkThreeClasses: Walk = (observations, cells, posteriors, confusion, smoothing) => {
  const { taskIds, taskStarts, goldClasses } = observations
  const { counts, rates, classPriors, classTotals } = confusion
  const product = new Float64Array(3)
  counts.fill(0)
  classTotals.fill(smoothing.towardFlat)
  let delta = 0
  for (let task = 0; task < taskIds.length; task++) {
    const start = taskStarts[task] as number
    const end = taskStarts[task + 1] as number
    if ((goldClasses[task] as number) < 0) {
      if (end - start > uncheckedLabels) multiplyChecked(product, confusion, cells, start, end)
      else multiplyColumns(three, product, classPriors, rates, cells, start, end)
      const moved = writeThree(posteriors, 3 * task, product)
      if (moved > delta) delta = moved
    }
    countColumns(three, counts, posteriors, 3 * task, cells, start, end)
    for (let k = 0; k < 3; k++) {
      classTotals[k] = (classTotals[k] as number) + (posteriors[3 * task + k] as number)
    }
  }
  return delta
}

function writeThree(posteriors: Float64Array, row: number, product: Float64Array): number {
  const total = (product[0] as number) + (product[1] as number) + (product[2] as number)
  const moved = write(posteriors, row, (product[0] as number) / total)
  const movedB = write(posteriors, row + 1, (product[1] as number) / total)
  const movedC = write(posteriors, row + 2, (product[2] as number) / total)
  const most = moved > movedB ? moved : movedB
  return most > movedC ? most : movedC
}
