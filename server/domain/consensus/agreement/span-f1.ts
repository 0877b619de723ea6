import { type BootstrapOptions, bootstrapEstimate, type Estimate } from "./bootstrap"

/** A labelled range of characters. */
export interface Span {
  /** First character, counted from 0 in UTF-16 code units. */
  readonly start: number
  /** One past the last; larger than `start`. */
  readonly end: number
  readonly className: string
}

/** What counts as found: a span with the same bounds and class, or each character with its class. */
export type SpanMatching = "exact" | "characters"

/**
 * F1 of two sets of spans in one text: twice what they share over the sum of both (F-measure as agreement: Hripcsak and
 * Rothschild, JAMIA 12, 2005). Symmetric; 1 where both are empty. Spans given twice count once.
 */
export function spanF1(a: readonly Span[], b: readonly Span[], matching: SpanMatching = "exact"): number {
  return f1Of(sharedCounts(a, b, matching))
}

/**
 * F1 over many texts, counts summed before they are divided (micro average), with a bootstrap interval over texts, 95 %.
 * @param pairs both sets of spans, by text
 * @returns null without texts
 */
export function estimateSpanF1(
  pairs: readonly (readonly [readonly Span[], readonly Span[]])[],
  matching: SpanMatching = "exact",
  options: BootstrapOptions = {},
): Estimate | null {
  if (pairs.length === 0) return null
  const counts = pairs.map(([a, b]) => sharedCounts(a, b, matching))
  return bootstrapEstimate(
    pairs.length,
    (draws) => {
      const sums = { shared: 0, first: 0, second: 0 }
      for (const [text, { shared, first, second }] of counts.entries()) {
        const drawn = draws[text] as number
        sums.shared += drawn * shared
        sums.first += drawn * first
        sums.second += drawn * second
      }
      return f1Of(sums)
    },
    options,
  )
}

interface SharedCounts {
  readonly shared: number
  readonly first: number
  readonly second: number
}

function f1Of({ shared, first, second }: SharedCounts): number {
  return first + second === 0 ? 1 : (2 * shared) / (first + second)
}

function sharedCounts(a: readonly Span[], b: readonly Span[], matching: SpanMatching): SharedCounts {
  const first = partsOf(a, matching)
  const second = partsOf(b, matching)
  let shared = 0
  for (const part of first) if (second.has(part)) shared++
  return { shared, first: first.size, second: second.size }
}

function partsOf(spans: readonly Span[], matching: SpanMatching): ReadonlySet<string> {
  const parts = new Set<string>()
  for (const { start, end, className } of spans) {
    if (matching === "exact") parts.add(`${start} ${end} ${className}`)
    else for (let place = start; place < end; place++) parts.add(`${place} ${className}`)
  }
  return parts
}
