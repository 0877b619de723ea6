import { type BootstrapOptions, bootstrapEstimate, type Estimate } from "./bootstrap"

/** What turns a reference into a hypothesis, in words. */
export interface WordEdits {
  readonly substituted: number
  readonly deleted: number
  readonly inserted: number
  readonly referenceCount: number
}

/** A place of an alignment of two lists of words; null where one has no word. */
export type AlignedPair = readonly [first: string | null, second: string | null]

/** The words of a text: what stands between white space. Case and punctuation are kept. */
export function wordsOf(text: string): readonly string[] {
  return text.split(/\s+/).filter((word) => word !== "")
}

/**
 * The cheapest alignment of two lists of words (Wagner and Fischer, Journal of the ACM 21, 1974): substitution, deletion
 * and insertion cost one each. Among equally cheap ones a pair comes before a deletion, a deletion before an insertion.
 * Time and memory are the product of the lengths.
 */
export function alignWords(first: readonly string[], second: readonly string[]): readonly AlignedPair[] {
  const width = second.length + 1
  const costs = editCosts(first, second)
  const pairs: AlignedPair[] = []
  let i = first.length
  let j = second.length
  while (i > 0 || j > 0) {
    const cost = costs[i * width + j] as number
    const isPair =
      i > 0 &&
      j > 0 &&
      cost === (costs[(i - 1) * width + j - 1] as number) + (first[i - 1] === second[j - 1] ? 0 : 1)
    const isDeletion = !isPair && i > 0 && cost === (costs[(i - 1) * width + j] as number) + 1
    pairs.push([
      isPair || isDeletion ? (first[i - 1] ?? null) : null,
      isDeletion ? null : (second[j - 1] ?? null),
    ])
    if (isPair || isDeletion) i--
    if (!isDeletion) j--
  }
  return pairs.reverse()
}

function editCosts(first: readonly string[], second: readonly string[]): Int32Array {
  const width = second.length + 1
  const costs = new Int32Array((first.length + 1) * width)
  for (let i = 0; i <= first.length; i++) {
    for (let j = 0; j <= second.length; j++) {
      if (i === 0 || j === 0) {
        costs[i * width + j] = i + j
        continue
      }
      const pair = (costs[(i - 1) * width + j - 1] as number) + (first[i - 1] === second[j - 1] ? 0 : 1)
      const deletion = (costs[(i - 1) * width + j] as number) + 1
      const insertion = (costs[i * width + j - 1] as number) + 1
      costs[i * width + j] = Math.min(pair, deletion, insertion)
    }
  }
  return costs
}

/** Counts what an alignment of a reference and a hypothesis has to change. */
export function wordEdits(reference: readonly string[], hypothesis: readonly string[]): WordEdits {
  let substituted = 0
  let deleted = 0
  let inserted = 0
  for (const [expected, heard] of alignWords(reference, hypothesis)) {
    if (expected === null) inserted++
    else if (heard === null) deleted++
    else if (expected !== heard) substituted++
  }
  return { substituted, deleted, inserted, referenceCount: reference.length }
}

/**
 * Word error rate: edits over words of the reference; more than 1 where much was added. An empty reference has rate 0
 * with an empty hypothesis, else as many as were added.
 */
export function wordErrorRate(reference: readonly string[], hypothesis: readonly string[]): number {
  const { substituted, deleted, inserted, referenceCount } = wordEdits(reference, hypothesis)
  return (substituted + deleted + inserted) / Math.max(1, referenceCount)
}

/**
 * Word error rate over many texts, edits and words summed before they are divided, with a bootstrap interval over texts,
 * 95 % (Bisani and Ney, Bootstrap Estimates for Confidence Intervals in ASR Performance Evaluation, ICASSP 2004).
 * @param pairs reference and hypothesis, by text
 * @returns null without texts or without a word in any reference
 */
export function estimateWordError(
  pairs: readonly (readonly [reference: readonly string[], hypothesis: readonly string[]])[],
  options: BootstrapOptions = {},
): Estimate | null {
  const edits = pairs.map(([reference, hypothesis]) => wordEdits(reference, hypothesis))
  return bootstrapEstimate(
    pairs.length,
    (draws) => {
      let edited = 0
      let words = 0
      for (const [text, { substituted, deleted, inserted, referenceCount }] of edits.entries()) {
        edited += (draws[text] as number) * (substituted + deleted + inserted)
        words += (draws[text] as number) * referenceCount
      }
      return words === 0 ? null : edited / words
    },
    options,
  )
}
