/** How well a method foresees what it is not told. */
export interface Foresight {
  /** Labels on tasks with two or more. */
  readonly labelCount: number
  /** Share of those labels that equal the class found without them. */
  readonly agreement: number
  /** The same beyond chance (Cohen's kappa of found classes and labels): 0 for a method that always says one class. */
  readonly kappa: number
  readonly goldCount: number
  /** Share of golds whose class is found without being told it; 0 without golds. */
  readonly goldAccuracy: number
}

/** Counts right and expected-by-chance agreement; ties count by their share. */
export class ForesightCount {
  private labels = 0
  private agreed = 0
  private golds = 0
  private goldsRight = 0
  private readonly found: Float64Array
  private readonly answered: Float64Array

  constructor(classCount: number) {
    this.found = new Float64Array(classCount)
    this.answered = new Float64Array(classCount)
  }

  /** A label, and what is found without it: the classes from `row` on (need not come to 1). */
  addLabel(posteriors: Float64Array, row: number, answered: number): void {
    const classCount = this.found.length
    const top = topOf(posteriors, row, classCount)
    const tied = countFrom(posteriors, row, classCount, top)
    this.labels++
    this.answered[answered] = (this.answered[answered] as number) + 1
    for (let k = 0; k < classCount; k++) {
      if ((posteriors[row + k] as number) < top) continue
      this.found[k] = (this.found[k] as number) + 1 / tied
      if (k === answered) this.agreed += 1 / tied
    }
  }

  /** A gold, and what is found without being told it. */
  addGold(posteriors: Float64Array, row: number, gold: number): void {
    const classCount = this.found.length
    const top = topOf(posteriors, row, classCount)
    this.golds++
    if ((posteriors[row + gold] as number) >= top) {
      this.goldsRight += 1 / countFrom(posteriors, row, classCount, top)
    }
  }

  finish(): Foresight {
    const { labels, golds } = this
    const agreement = labels === 0 ? 0 : this.agreed / labels
    let chance = 0
    for (let k = 0; k < this.found.length; k++) {
      chance +=
        labels === 0 ? 0 : ((this.found[k] as number) / labels) * ((this.answered[k] as number) / labels)
    }
    return {
      labelCount: labels,
      agreement,
      kappa: chance < 1 ? (agreement - chance) / (1 - chance) : 0,
      goldCount: golds,
      goldAccuracy: golds === 0 ? 0 : this.goldsRight / golds,
    }
  }
}

/** Values closer than this are one: what is equal in arithmetic may differ by a rounding. */
const rounding = 1e-12

/** The largest value of a row, less a rounding. */
function topOf(values: Float64Array, row: number, count: number): number {
  let top = 0
  for (let at = row; at < row + count; at++) if ((values[at] as number) > top) top = values[at] as number
  return top * (1 - rounding)
}

function countFrom(values: Float64Array, row: number, count: number, least: number): number {
  let reached = 0
  for (let at = row; at < row + count; at++) if ((values[at] as number) >= least) reached++
  return reached
}
