/** A qualification run is passed when this share of its tasks is answered right. */
export const qualificationPassShare = 0.7

export interface QualificationOutcome {
  readonly isPassed: boolean
  readonly rightCount: number
  /** Right answers needed to pass. */
  readonly neededCount: number
}

/**
 * Judges a qualification run. A task that was skipped or left out counts as not right; so does a partly right answer.
 * @param credits one credit in [0, 1] a task of the run, null where it was not answered
 */
export function judgeQualification(credits: readonly (number | null)[]): QualificationOutcome {
  const rightCount = credits.filter((credit) => credit !== null && credit >= 0.999_999).length
  const neededCount = Math.ceil(credits.length * qualificationPassShare)
  return { isPassed: credits.length > 0 && rightCount >= neededCount, rightCount, neededCount }
}
