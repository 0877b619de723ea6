/** Lifetime points at which each level begins; the first is level 1. */
export const levelThresholds = [
  0n,
  100n,
  300n,
  700n,
  1_500n,
  3_000n,
  6_000n,
  12_000n,
  25_000n,
  50_000n,
] as const

export interface LevelStanding {
  /** 1 to 10. */
  readonly level: number
  /** Lifetime points at which this level began. */
  readonly fromPoints: bigint
  /** Lifetime points of the next level; null at the highest. */
  readonly nextLevelPoints: bigint | null
}

/** The level that lifetime points give. Points lost on a stake do not lower lifetime points, so no level is lost. */
export function levelOf(lifetimePoints: bigint): LevelStanding {
  const reached = levelThresholds.filter((threshold) => lifetimePoints >= threshold).length
  const level = Math.max(reached, 1)
  return {
    level,
    fromPoints: levelThresholds[level - 1] ?? 0n,
    nextLevelPoints: levelThresholds[level] ?? null,
  }
}
