import type { Span } from "../agreement/span-f1"
import { inOrder, type SkilledAnswer, type Supported, weightOf } from "./skilled-answer"

/** A range that labelers agree on; confidence is the mean weight behind its characters. */
export interface MergedSpan extends Span, Supported {}

/**
 * Merges labelled ranges: for each class the characters that more than half of the labelers' weight marks, joined into
 * ranges. Two ranges of a class that touch stay two where most of the weight behind both sees a bound between them.
 * @param answers everybody who was asked, also those who marked nothing; their order does not matter
 * @returns by start, then end, then class
 */
export function mergeSpans(answers: readonly SkilledAnswer<readonly Span[]>[]): readonly MergedSpan[] {
  const ordered = inOrder(answers)
  const total = ordered.reduce((sum, answer) => sum + weightOf(answer), 0)
  const classes = [...new Set(ordered.flatMap(({ answer }) => answer.map((span) => span.className)))].sort()
  return classes
    .flatMap((className) => mergeClass(ordered, className, total))
    .sort((a, b) => a.start - b.start || a.end - b.end || (a.className < b.className ? -1 : 1))
}

function mergeClass(
  answers: readonly SkilledAnswer<readonly Span[]>[],
  className: string,
  total: number,
): readonly MergedSpan[] {
  const own = answers.map((answer) => ({
    weight: weightOf(answer),
    spans: answer.answer.filter((span) => span.className === className && span.end > span.start),
  }))
  const bounds = [...new Set(own.flatMap(({ spans }) => spans.flatMap(({ start, end }) => [start, end])))]
  bounds.sort((a, b) => a - b)
  const merged: { start: number; end: number; mass: number }[] = []
  for (let place = 0; place + 1 < bounds.length; place++) {
    const start = bounds[place] as number
    const end = bounds[place + 1] as number
    const support = weightWhere(own, (span) => span.start <= start && span.end >= end)
    if (support * 2 <= total) continue
    const last = merged.at(-1)
    const mass = support * (end - start)
    if (last === undefined || last.end !== start || isBound(own, start)) merged.push({ start, end, mass })
    else {
      last.end = end
      last.mass += mass
    }
  }
  return merged.map(({ start, end, mass }) => ({
    start,
    end,
    className,
    confidence: mass / ((end - start) * total),
  }))
}

interface OwnSpans {
  readonly weight: number
  readonly spans: readonly Span[]
}

function weightWhere(own: readonly OwnSpans[], isMeant: (span: Span) => boolean): number {
  return own.reduce((sum, { weight, spans }) => (spans.some(isMeant) ? sum + weight : sum), 0)
}

/** Whether more weight sees a new range begin or one end here than sees one going through. */
function isBound(own: readonly OwnSpans[], at: number): boolean {
  const through = weightWhere(own, (span) => span.start < at && span.end > at)
  const bounded = own.reduce((sum, { weight, spans }) => {
    const isSplit = spans.some((span) => span.end === at) && spans.some((span) => span.start === at)
    return isSplit ? sum + weight : sum
  }, 0)
  return bounded > through
}
