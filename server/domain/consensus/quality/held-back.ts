import { type Fit, type FitOptions, fitConsensus } from "../fit"
import { type Observations, withGoldClasses } from "../observations"
import { largestOf } from "../signals/others-belief"

/** Turns in which golds are held back. */
const foldCount = 3

/** A gold as the other labels settle it, without being told its class. */
export interface HeldBackGold {
  readonly taskIndex: number
  /** Posterior probability of the most probable class. */
  readonly confidence: number
  readonly isRight: boolean
}

/**
 * Settles every gold by a fit that was not told its class: golds are held back in turns, every third by task order.
 * What confidence is worth is measured on them, and which gold the labelers contradict.
 */
export function settleHeldBackGolds(
  method: Fit["method"],
  observations: Observations,
  options: FitOptions = {},
): readonly HeldBackGold[] {
  const { goldClasses, classCount } = observations
  const golds = Array.from(goldClasses.keys()).filter((task) => (goldClasses[task] as number) >= 0)
  const settled: HeldBackGold[] = []
  for (let fold = 0; fold < foldCount; fold++) {
    const held = golds.filter((_, place) => place % foldCount === fold)
    if (held.length === 0) continue
    const told = goldClasses.slice()
    for (const task of held) told[task] = -1
    const { posteriors } = fitConsensus(method, withGoldClasses(observations, told), options)
    for (const taskIndex of held) {
      const row = posteriors.subarray(taskIndex * classCount, (taskIndex + 1) * classCount)
      const best = largestOf(row)
      const isRight = best === goldClasses[taskIndex]
      settled.push({ taskIndex, confidence: row[best] as number, isRight })
    }
  }
  return settled.sort((a, b) => a.taskIndex - b.taskIndex)
}

/** Share of the golds that come out right; null without golds. */
export function rightShareOf(golds: readonly HeldBackGold[]): number | null {
  return golds.length === 0 ? null : golds.filter(({ isRight }) => isRight).length / golds.length
}
