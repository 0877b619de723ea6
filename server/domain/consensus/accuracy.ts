import type { Fit } from "./fit"

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
