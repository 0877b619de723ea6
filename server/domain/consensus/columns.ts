/**
 * Classes side by side. A loop over classes inside the loop over labels costs three times as much as the same sums in
 * variables of their own, and so does asking at each label how many classes there are; so classes are taken three,
 * four or five at a time, each number by a loop of its own. The bits are the same: each class has its own product,
 * label after label.
 */
export interface Columns {
  /** Classes taken before these. */
  readonly from: number
  readonly width: 3 | 4 | 5
}

/** Classes in groups of three to five; two are left to a walk of their own. */
export function columnsOf(classCount: number): readonly Columns[] {
  const groups: Columns[] = []
  for (let from = 0; from < classCount; ) {
    const left = classCount - from
    const width = left === 3 || left === 6 ? 3 : left === 4 || left === 7 || left === 8 ? 4 : 5
    groups.push({ from, width })
    from += width
  }
  return groups
}

/** Product of the prior and the rates of a task's labels, for each class of the group. */
export function multiplyColumns(
  { from, width }: Columns,
  product: Float64Array,
  priors: Float64Array,
  rates: Float64Array,
  cells: Int32Array,
  start: number,
  end: number,
): void {
  if (width === 5) multiplyFive(from, product, priors, rates, cells, start, end)
  else if (width === 4) multiplyFour(from, product, priors, rates, cells, start, end)
  else multiplyThree(from, product, priors, rates, cells, start, end)
}

/** Adds a task's posterior to the counts of each of its labels, for each class of the group. */
export function countColumns(
  { from, width }: Columns,
  counts: Float64Array,
  posteriors: Float64Array,
  row: number,
  cells: Int32Array,
  start: number,
  end: number,
): void {
  if (width === 5) countFive(from, counts, posteriors, row, cells, start, end)
  else if (width === 4) countFour(from, counts, posteriors, row, cells, start, end)
  else countThree(from, counts, posteriors, row, cells, start, end)
}

function multiplyThree(
  from: number,
  product: Float64Array,
  priors: Float64Array,
  rates: Float64Array,
  cells: Int32Array,
  start: number,
  end: number,
): void {
  let a = priors[from] as number
  let b = priors[from + 1] as number
  let c = priors[from + 2] as number
  for (let label = start; label < end; label++) {
    const cell = (cells[label] as number) + from
    a *= rates[cell] as number
    b *= rates[cell + 1] as number
    c *= rates[cell + 2] as number
  }
  product[from] = a
  product[from + 1] = b
  product[from + 2] = c
}

function multiplyFour(
  from: number,
  product: Float64Array,
  priors: Float64Array,
  rates: Float64Array,
  cells: Int32Array,
  start: number,
  end: number,
): void {
  let a = priors[from] as number
  let b = priors[from + 1] as number
  let c = priors[from + 2] as number
  let d = priors[from + 3] as number
  for (let label = start; label < end; label++) {
    const cell = (cells[label] as number) + from
    a *= rates[cell] as number
    b *= rates[cell + 1] as number
    c *= rates[cell + 2] as number
    d *= rates[cell + 3] as number
  }
  product[from] = a
  product[from + 1] = b
  product[from + 2] = c
  product[from + 3] = d
}

function multiplyFive(
  from: number,
  product: Float64Array,
  priors: Float64Array,
  rates: Float64Array,
  cells: Int32Array,
  start: number,
  end: number,
): void {
  let a = priors[from] as number
  let b = priors[from + 1] as number
  let c = priors[from + 2] as number
  let d = priors[from + 3] as number
  let e = priors[from + 4] as number
  for (let label = start; label < end; label++) {
    const cell = (cells[label] as number) + from
    a *= rates[cell] as number
    b *= rates[cell + 1] as number
    c *= rates[cell + 2] as number
    d *= rates[cell + 3] as number
    e *= rates[cell + 4] as number
  }
  product[from] = a
  product[from + 1] = b
  product[from + 2] = c
  product[from + 3] = d
  product[from + 4] = e
}

function countThree(
  from: number,
  counts: Float64Array,
  posteriors: Float64Array,
  row: number,
  cells: Int32Array,
  start: number,
  end: number,
): void {
  const a = posteriors[row + from] as number
  const b = posteriors[row + from + 1] as number
  const c = posteriors[row + from + 2] as number
  for (let label = start; label < end; label++) {
    const cell = (cells[label] as number) + from
    counts[cell] = (counts[cell] as number) + a
    counts[cell + 1] = (counts[cell + 1] as number) + b
    counts[cell + 2] = (counts[cell + 2] as number) + c
  }
}

function countFour(
  from: number,
  counts: Float64Array,
  posteriors: Float64Array,
  row: number,
  cells: Int32Array,
  start: number,
  end: number,
): void {
  const a = posteriors[row + from] as number
  const b = posteriors[row + from + 1] as number
  const c = posteriors[row + from + 2] as number
  const d = posteriors[row + from + 3] as number
  for (let label = start; label < end; label++) {
    const cell = (cells[label] as number) + from
    counts[cell] = (counts[cell] as number) + a
    counts[cell + 1] = (counts[cell + 1] as number) + b
    counts[cell + 2] = (counts[cell + 2] as number) + c
    counts[cell + 3] = (counts[cell + 3] as number) + d
  }
}

function countFive(
  from: number,
  counts: Float64Array,
  posteriors: Float64Array,
  row: number,
  cells: Int32Array,
  start: number,
  end: number,
): void {
  const a = posteriors[row + from] as number
  const b = posteriors[row + from + 1] as number
  const c = posteriors[row + from + 2] as number
  const d = posteriors[row + from + 3] as number
  const e = posteriors[row + from + 4] as number
  for (let label = start; label < end; label++) {
    const cell = (cells[label] as number) + from
    counts[cell] = (counts[cell] as number) + a
    counts[cell + 1] = (counts[cell + 1] as number) + b
    counts[cell + 2] = (counts[cell + 2] as number) + c
    counts[cell + 3] = (counts[cell + 3] as number) + d
    counts[cell + 4] = (counts[cell + 4] as number) + e
  }
}
