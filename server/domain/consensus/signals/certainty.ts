/** A project without a dishonest labeler is wrongly flagged by a check at most so often. */
export const falseAlarmShare = 0.01

// One-sided deviates of the normal distribution for 0.01 over 1, 10, 100, … checks (Abramowitz and Stegun, table 26.5).
const deviates = [2.3263, 3.0902, 3.719, 4.2649, 4.7534, 5.1993, 5.612, 5.9978] as const

/**
 * Standard errors by which a figure must be off, so that over so many checks together a false alarm has the chance
 * `falseAlarmShare` at most (Bonferroni); the number of checks is rounded up to a power of ten.
 */
export function deviateFor(checkCount: number): number {
  let place = 0
  for (let checks = 1; checks < checkCount && place < deviates.length - 1; checks *= 10) place++
  return deviates[place] as number
}

/** Lower end of Wilson's score interval (1927), one-sided, so many standard errors wide. */
export function lowerEnd(share: number, count: number, deviate: number): number {
  const widening = (deviate * deviate) / count
  const spread = Math.sqrt(share * (1 - share) * widening + (widening * widening) / 4)
  const low = (share + widening / 2 - spread) / (1 + widening)
  return low < 0 ? 0 : low
}
