import { columnsOf, countColumns, multiplyColumns } from "./columns"
import type { Confusion, Smoothing } from "./confusion"
import type { Observations } from "./observations"
import { larger, multiplyChecked, uncheckedLabels, writeNormalised, writeOne } from "./product"
import { walkFiveClasses } from "./walk-five"

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
  if (classCount === 2) return walkTwoClasses
  if (classCount === 3) return walkThreeClasses
  return classCount === 5 ? walkFiveClasses : walkClasses
}

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
      delta = writeTwo(delta, posteriors, 2 * task, product)
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

function writeTwo(delta: number, posteriors: Float64Array, row: number, product: Float64Array): number {
  const total = (product[0] as number) + (product[1] as number)
  const most = larger(delta, writeOne(posteriors, row, (product[0] as number) / total))
  return larger(most, writeOne(posteriors, row + 1, (product[1] as number) / total))
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
      delta = writeThree(delta, posteriors, 3 * task, product)
    }
    countColumns(three, counts, posteriors, 3 * task, cells, start, end)
    for (let k = 0; k < 3; k++) {
      classTotals[k] = (classTotals[k] as number) + (posteriors[3 * task + k] as number)
    }
  }
  return delta
}

function writeThree(delta: number, posteriors: Float64Array, row: number, product: Float64Array): number {
  const total = (product[0] as number) + (product[1] as number) + (product[2] as number)
  let most = larger(delta, writeOne(posteriors, row, (product[0] as number) / total))
  most = larger(most, writeOne(posteriors, row + 1, (product[1] as number) / total))
  return larger(most, writeOne(posteriors, row + 2, (product[2] as number) / total))
}
