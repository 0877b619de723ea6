import { type Fit, type FitOptions, fitConsensus } from "../fit"
import { type Observations, withGoldClasses } from "../observations"
import { largestOf } from "../signals/others-belief"

/** Turns in which golds are held back. */
const foldCount = 3

/** A gold as the other labels settle it, without being told its class. */
export interface HeldBackGold {
  readonly taskIndex: number
  readonly goldIndex: number
  /** The most probable class, and its posterior probability. */
  readonly foundIndex: number
  readonly confidence: number
  readonly isRight: boolean
  readonly labelCount: number
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
  const { goldClasses, classCount, taskStarts } = observations
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
      const foundIndex = largestOf(row)
      const goldIndex = goldClasses[taskIndex] as number
      const labelCount = (taskStarts[taskIndex + 1] as number) - (taskStarts[taskIndex] as number)
      const confidence = row[foundIndex] as number
      settled.push({
        taskIndex,
        goldIndex,
        foundIndex,
        confidence,
        isRight: foundIndex === goldIndex,
        labelCount,
      })
    }
  }
  return settled.sort((a, b) => a.taskIndex - b.taskIndex)
}

/** Share of the golds that come out right; null without golds. */
export function rightShareOf(golds: readonly HeldBackGold[]): number | null {
  return golds.length === 0 ? null : golds.filter(({ isRight }) => isRight).length / golds.length
}
