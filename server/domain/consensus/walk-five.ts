import type { Confusion } from "./confusion"
import type { Observations } from "./observations"
import { larger, multiplyChecked, uncheckedLabels, writeNormalised, writeOne } from "./product"
import type { Walk } from "./walks"

/**
 * The walk of five classes, the most common number above three. First all posteriors, then all counts: two small
 * loops with every class in a variable of its own are twice as fast as one that goes by way of arrays.
 */
export const walkFiveClasses: Walk = (observations, cells, posteriors, confusion, smoothing) => {
  const moved = believe(observations, cells, posteriors, confusion)
  confusion.counts.fill(0)
  count(observations.taskStarts, cells, posteriors, confusion.counts)
  for (let k = 0; k < 5; k++) {
    let total = smoothing.towardFlat
    for (let at = k; at < posteriors.length; at += 5) total += posteriors[at] as number
    confusion.classTotals[k] = total
  }
  return moved
}

/** Posteriors from rates. Returns the largest move of a probability. */
function believe(
  { taskStarts, goldClasses }: Observations,
  cells: Int32Array,
  posteriors: Float64Array,
  confusion: Confusion,
): number {
  const { rates, classPriors } = confusion
  const product = new Float64Array(5)
  let delta = 0
  for (let task = 0; task < goldClasses.length; task++) {
    if ((goldClasses[task] as number) >= 0) continue
    const start = taskStarts[task] as number
    const end = taskStarts[task + 1] as number
    if (end - start > uncheckedLabels) {
      multiplyChecked(product, confusion, cells, start, end)
      delta = larger(delta, writeNormalised(posteriors, task * 5, product))
      continue
    }
    let a = classPriors[0] as number
    let b = classPriors[1] as number
    let c = classPriors[2] as number
    let d = classPriors[3] as number
    let e = classPriors[4] as number
    for (let label = start; label < end; label++) {
      const cell = cells[label] as number
      a *= rates[cell] as number
      b *= rates[cell + 1] as number
      c *= rates[cell + 2] as number
      d *= rates[cell + 3] as number
      e *= rates[cell + 4] as number
    }
    delta = write(delta, posteriors, task * 5, a, b, c, d, e)
  }
  return delta
}

/** Writes five products so that they come to 1. Returns the largest move, `delta` among them. */
function write(
  delta: number,
  posteriors: Float64Array,
  row: number,
  a: number,
  b: number,
  c: number,
  d: number,
  e: number,
): number {
  const total = a + b + c + d + e
  let moved = larger(delta, writeOne(posteriors, row, a / total))
  moved = larger(moved, writeOne(posteriors, row + 1, b / total))
  moved = larger(moved, writeOne(posteriors, row + 2, c / total))
  moved = larger(moved, writeOne(posteriors, row + 3, d / total))
  return larger(moved, writeOne(posteriors, row + 4, e / total))
}

/** Counts from posteriors. */
function count(
  taskStarts: Int32Array,
  cells: Int32Array,
  posteriors: Float64Array,
  counts: Float64Array,
): void {
  for (let task = 0; task < taskStarts.length - 1; task++) {
    const end = taskStarts[task + 1] as number
    const a = posteriors[task * 5] as number
    const b = posteriors[task * 5 + 1] as number
    const c = posteriors[task * 5 + 2] as number
    const d = posteriors[task * 5 + 3] as number
    const e = posteriors[task * 5 + 4] as number
    for (let label = taskStarts[task] as number; label < end; label++) {
      const cell = cells[label] as number
      counts[cell] = (counts[cell] as number) + a
      counts[cell + 1] = (counts[cell + 1] as number) + b
      counts[cell + 2] = (counts[cell + 2] as number) + c
      counts[cell + 3] = (counts[cell + 3] as number) + d
      counts[cell + 4] = (counts[cell + 4] as number) + e
    }
  }
}
