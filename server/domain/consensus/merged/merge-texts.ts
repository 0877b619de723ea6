import { wordEdits, wordsOf } from "../agreement/word-error"
import { inOrder, type SkilledAnswer, type Supported } from "./skilled-answer"

/** The merged text of a task; confidence is the mean support of its words. */
export interface MergedText extends Supported {
  readonly text: string
}

/** Nobody counts for nothing. */
const leastWeight = 0.01

/** One place of the network: what is said there and by how much weight; the empty word says nothing. */
type Slot = Map<string, number>

/**
 * Merges transcriptions or translations word by word (ROVER: Fiscus, A Post-processing System to Yield Reduced Word
 * Error Rates, ASRU 1997): answers are aligned one after the other, the most skilled first, into a network of places;
 * at each place the word with most weight is taken, or none. An answer weighs as much as its labeler’s skill times how
 * close it comes to the other answers. Words are told apart as they are written.
 * @param answers one or more; their order does not matter
 * @returns the text of the most skilled where there is nothing to vote on; confidence 0 for no answer at all
 */
export function mergeTexts(answers: readonly SkilledAnswer<string>[]): MergedText {
  const network: Slot[] = []
  let total = 0
  for (const { words, weight } of weigh(answers)) {
    alignInto(network, words, weight, total)
    total += weight
  }
  const chosen = network.map(heaviest).filter(({ word }) => word !== "")
  const support = chosen.reduce((sum, { weight }) => sum + weight, 0)
  return {
    text: chosen.map(({ word }) => word).join(" "),
    confidence: chosen.length === 0 || total === 0 ? 0 : support / (chosen.length * total),
  }
}

interface WeighedText {
  readonly words: readonly string[]
  readonly weight: number
}

/** The weightiest first; of equals in the order of skill, then of labelers. */
function weigh(answers: readonly SkilledAnswer<string>[]): readonly WeighedText[] {
  const ordered = inOrder(answers).map(({ skill, answer }) => ({ skill, words: wordsOf(answer) }))
  return ordered
    .map(({ skill, words }, own) => {
      let sum = 0
      let total = 0
      for (const [place, other] of ordered.entries()) {
        if (place === own) continue
        sum += other.skill * closeness(words, other.words)
        total += other.skill
      }
      return { words, weight: Math.max(leastWeight, skill * (total > 0 ? sum / total : 1)) }
    })
    .sort((a, b) => b.weight - a.weight)
}

/** Share of words in which two texts agree, in [0, 1]; symmetric. */
export function closeness(a: readonly string[], b: readonly string[]): number {
  const { substituted, deleted, inserted } = wordEdits(a, b)
  return 1 - (substituted + deleted + inserted) / Math.max(1, a.length, b.length)
}

/** The word with most weight; of equals the one that came first, which is the more skilled one's. */
function heaviest(slot: Slot): { readonly word: string; readonly weight: number } {
  let best = { word: "", weight: -1 }
  for (const [word, weight] of slot) if (weight > best.weight) best = { word, weight }
  return best
}

/** Puts the words of one answer into the network by the cheapest alignment; places without its word say nothing. */
function alignInto(network: Slot[], words: readonly string[], weight: number, before: number): void {
  const costs = networkCosts(network, words)
  const width = words.length + 1
  const merged: Slot[] = []
  let i = network.length
  let j = words.length
  while (i > 0 || j > 0) {
    const cost = costs[i * width + j] as number
    const slot = network[i - 1]
    const word = words[j - 1]
    const isPair =
      slot !== undefined &&
      word !== undefined &&
      cost === (costs[(i - 1) * width + j - 1] as number) + (slot.has(word) ? 0 : 1)
    const isSkip =
      !isPair &&
      slot !== undefined &&
      cost === (costs[(i - 1) * width + j] as number) + (slot.has("") ? 0 : 1)
    if (slot !== undefined && (isPair || isSkip)) {
      add(slot, isPair ? (word ?? "") : "", weight)
      merged.push(slot)
      i--
    } else merged.push(new Map([...(before > 0 ? ([["", before]] as const) : []), [word ?? "", weight]]))
    if (!isSkip) j--
  }
  network.splice(0, network.length, ...merged.reverse())
}

function add(slot: Slot, word: string, weight: number): void {
  slot.set(word, (slot.get(word) ?? 0) + weight)
}

/** Costs of aligning the first i places with the first j words: a word that a place holds, or an empty place, is free. */
function networkCosts(network: readonly Slot[], words: readonly string[]): Int32Array {
  const width = words.length + 1
  const costs = new Int32Array((network.length + 1) * width)
  for (let i = 0; i <= network.length; i++) {
    const slot = network[i - 1]
    const skip = slot?.has("") ? 0 : 1
    for (let j = 0; j <= words.length; j++) {
      if (i === 0 || slot === undefined) {
        costs[j] = j
        continue
      }
      const deletion = (costs[(i - 1) * width + j] as number) + skip
      if (j === 0) {
        costs[i * width] = deletion
        continue
      }
      const pair = (costs[(i - 1) * width + j - 1] as number) + (slot.has(words[j - 1] as string) ? 0 : 1)
      const insertion = (costs[i * width + j - 1] as number) + 1
      costs[i * width + j] = Math.min(pair, deletion, insertion)
    }
  }
  return costs
}
