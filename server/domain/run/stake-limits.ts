/** The most points that may be staked on one run, by level from 1 on. */
const levelLimits = [10n, 25n, 50n, 100n, 200n, 400n, 800n, 1_500n, 3_000n, 6_000n] as const

export interface StakeLimit {
  /** The run's ceiling: it fixes the multiplier. */
  readonly maxStakePoints: bigint
  /** What may be staked now: the ceiling, or what is held if that is less. */
  readonly affordablePoints: bigint
  /** What keeps it from being more. */
  readonly limitedBy: "level" | "project" | "held"
}

/**
 * What a labeler may stake on a run of a project. Nobody has to stake; a qualification run takes no stake
 * (call it with a project limit of 0).
 * @param level 1 or more; beyond the table the last row holds
 */
export function stakeLimit(level: number, projectMaxStakePoints: bigint, heldPoints: bigint): StakeLimit {
  const row = Math.min(Math.max(Math.trunc(level), 1), levelLimits.length) - 1
  const levelLimit = levelLimits[row] ?? 0n
  const isProjectLower = projectMaxStakePoints < levelLimit
  const maxStakePoints = isProjectLower ? projectMaxStakePoints : levelLimit
  if (heldPoints < maxStakePoints) {
    return { maxStakePoints, affordablePoints: heldPoints > 0n ? heldPoints : 0n, limitedBy: "held" }
  }
  return { maxStakePoints, affordablePoints: maxStakePoints, limitedBy: isProjectLower ? "project" : "level" }
}
