import { type ConsensusMethod, type Fit, type FitOptions, fitConsensus } from "./fit"
import { type Observations, withGoldClasses } from "./observations"

/**
 * Share of tasks of known class on which the most probable class is right; a tie of n classes counts one n-th where
 * the right one is in it. Null when no class is known.
 * @param knownClasses by task; -1 where it is not known
 */
export function accuracyOf(
  fit: Pick<Fit, "posteriors">,
  knownClasses: Int32Array,
  classCount: number,
): number | null {
  let right = 0
  let known = 0
  for (let task = 0; task < knownClasses.length; task++) {
    const knownClass = knownClasses[task] as number
    if (knownClass < 0) continue
    known++
    right += rightShare(fit.posteriors, task * classCount, classCount, knownClass)
  }
  return known === 0 ? null : right / known
}

/**
 * Accuracy on golds, each judged by a fit that was not told its class: golds are held back in turns (every
 * `foldCount`-th by task order), so that the figure says how good the other labels are. Null without golds.
 * @param foldCount fits to make, 2 or more
 */
export function crossCheckedGoldAccuracy(
  method: ConsensusMethod,
  observations: Observations,
  foldCount = 3,
  options: FitOptions = {},
): number | null {
  const { goldClasses, classCount } = observations
  let right = 0
  let known = 0
  for (let fold = 0; fold < foldCount; fold++) {
    const held = heldBack(goldClasses, fold, foldCount)
    if (held.count === 0) continue
    const fit = fitConsensus(method, withGoldClasses(observations, held.told), options)
    right += (accuracyOf(fit, held.asked, classCount) ?? 0) * held.count
    known += held.count
  }
  return known === 0 ? null : right / known
}

function heldBack(goldClasses: Int32Array, fold: number, foldCount: number) {
  const told = goldClasses.slice()
  const asked = new Int32Array(goldClasses.length).fill(-1)
  let count = 0
  let place = 0
  for (let task = 0; task < goldClasses.length; task++) {
    const gold = goldClasses[task] as number
    if (gold < 0) continue
    if (place % foldCount === fold) {
      told[task] = -1
      asked[task] = gold
      count++
    }
    place++
  }
  return { told, asked, count }
}

function rightShare(posteriors: Float64Array, row: number, classCount: number, knownClass: number): number {
  const own = posteriors[row + knownClass] as number
  let tied = 0
  for (let k = 0; k < classCount; k++) {
    const other = posteriors[row + k] as number
    if (other > own) return 0
    if (other === own) tied++
  }
  return 1 / tied
}
