import type { Confusion } from "./confusion"
import { squareRoot } from "./skill"

/** A leap goes at most this many plain steps at once. */
const longestStep = 16

/**
 * Squared extrapolation of expectation maximization (Varadhan and Roland 2008, SQUAREM, scheme 3): from three counts
 * in a row it guesses where they are heading. Counts stay non-negative, and a labeler's labels keep their number,
 * because the extrapolation is linear.
 */
export class Leap {
  private readonly trail: Float64Array[] = []

  constructor(private readonly confusion: Pick<Confusion, "counts" | "classTotals">) {}

  /** Call before every pass: remembers the counts and, every third time, moves them ahead. True if it has. */
  take(): boolean {
    const { counts, classTotals } = this.confusion
    const now = new Float64Array(counts.length + classTotals.length)
    now.set(counts)
    now.set(classTotals, counts.length)
    this.trail.push(now)
    const [first, second, third] = this.trail
    if (first === undefined || second === undefined || third === undefined) return false
    this.trail.length = 0
    const step = stepOf(first, second, third)
    if (step <= 1) return false
    const at = (place: number) => ahead(first, second, third, place, step)
    for (let place = 0; place < counts.length; place++) counts[place] = at(place)
    for (let k = 0; k < classTotals.length; k++) classTotals[k] = at(counts.length + k)
    return true
  }
}

/** Length of the first step over length of its change; a plain step is 1. */
function stepOf(first: Float64Array, second: Float64Array, third: Float64Array): number {
  let moved = 0
  let bent = 0
  for (let place = 0; place < first.length; place++) {
    const step = (second[place] as number) - (first[place] as number)
    const bend = (third[place] as number) - (second[place] as number) - step
    moved += step * step
    bent += bend * bend
  }
  if (bent === 0) return 1
  const step = squareRoot(moved / bent)
  return step > longestStep ? longestStep : step
}

function ahead(
  first: Float64Array,
  second: Float64Array,
  third: Float64Array,
  place: number,
  step: number,
): number {
  const start = first[place] as number
  const move = (second[place] as number) - start
  const bend = (third[place] as number) - (second[place] as number) - move
  const guess = start + 2 * step * move + step * step * bend
  return guess < 0 ? 0 : guess
}
