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

  /** A label, and what is found without it (need not come to 1). */
  addLabel(others: Float64Array, answered: number): void {
    const tied = tiesAtTop(others)
    this.labels++
    this.answered[answered] = (this.answered[answered] as number) + 1
    for (let k = 0; k < others.length; k++) {
      if ((others[k] as number) < tied.top) continue
      this.found[k] = (this.found[k] as number) + 1 / tied.count
      if (k === answered) this.agreed += 1 / tied.count
    }
  }

  /** A gold, and what is found without being told it. */
  addGold(found: Float64Array, gold: number): void {
    const tied = tiesAtTop(found)
    this.golds++
    if ((found[gold] as number) >= tied.top) this.goldsRight += 1 / tied.count
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

function tiesAtTop(values: Float64Array): { readonly top: number; readonly count: number } {
  let top = 0
  for (const value of values) if (value > top) top = value
  top *= 1 - rounding
  let count = 0
  for (const value of values) if (value >= top) count++
  return { top, count }
}
