import { DomainError } from "../errors"
import { divideIntoShares } from "../payout/shares"

/** An answered place of a finished run, with what it is worth now that its task is decided. */
export interface ScoredAnswer {
  readonly assignmentId: string
  /** Frozen when the run was taken; whole points. */
  readonly rewardPoints: bigint
  /** In [0, 1]; null when the task was withdrawn before it was settled. */
  readonly credit: number | null
}

export interface RunToSettle {
  readonly answers: readonly ScoredAnswer[]
  readonly skippedCount: number
  readonly stakePoints: bigint
  /** The ceiling when the run was taken; 0 where no stake was open. */
  readonly maxStakePoints: bigint
  /** The score at which the stake comes back as it was; in [0, 1), counted in millionths. */
  readonly targetScore: number
}

/** The figures behind a settlement, ready for JSON. Points are decimal text. */
export interface SettlementExplanation {
  readonly scoredCount: number
  readonly withdrawnCount: number
  readonly skippedCount: number
  readonly score: number | null
  readonly targetScore: number
  readonly stakePoints: string
  readonly maxStakePoints: string
  /** clamp((score - target) / (1 - target), -1, +1), in millionths rounded down; 0 without a score. */
  readonly fraction: number
  readonly settlementPoints: string
  /** From 1 without a stake to 2 at the ceiling. */
  readonly multiplier: number
  readonly earnedPoints: string
}

export interface RunSettlement {
  /** Mean credit of the scorable answers; null when there is none. */
  readonly score: number | null
  /** Points won (above zero) or lost (below) on the stake; never below minus the stake. */
  readonly settlementPoints: bigint
  /** Base points of the whole run; the lines come to it. */
  readonly earnedPoints: bigint
  readonly lines: readonly { readonly assignmentId: string; readonly earnedPoints: bigint }[]
  readonly explanation: SettlementExplanation
}

const million = 1_000_000n

/**
 * Settles a run: score = mean credit of the answers that can be scored; settlement = stake x clamp((score - t) /
 * (1 - t), -1, +1), rounded down to whole points (against the labeler, by less than one point) and never below minus
 * the stake. Base points = sum of reward x credit x multiplier, rounded down once for the run and divided to the
 * answers by largest remainder; the multiplier grows from x1 to x2 with the stake. An answer whose task was withdrawn
 * is left out of the score and earns its reward at the run's score (at the target, without a score), not multiplied.
 * Exact in whole numbers: credits and target count in millionths.
 * @throws DomainError BAD_INPUT for a target outside [0, 1), a credit outside [0, 1], or a stake above its ceiling
 */
export function settleRun(run: RunToSettle): RunSettlement {
  checkRun(run)
  const target = toMillionths(run.targetScore)
  const credits = run.answers.flatMap(({ credit }) => (credit === null ? [] : [toMillionths(credit)]))
  const count = BigInt(credits.length)
  const sum = credits.reduce((total, credit) => total + credit, 0n)
  const settlementPoints = settlementOf(run.stakePoints, sum, count, target)
  const lines = earnedLines(run, count === 0n ? target : sum / count)
  const earnedPoints = lines.reduce((total, line) => total + line.earnedPoints, 0n)
  const score = count === 0n ? null : fromMillionths(sum / count)
  const explanation: SettlementExplanation = {
    scoredCount: credits.length,
    withdrawnCount: run.answers.length - credits.length,
    skippedCount: run.skippedCount,
    score,
    targetScore: fromMillionths(target),
    stakePoints: run.stakePoints.toString(),
    maxStakePoints: run.maxStakePoints.toString(),
    fraction: fromMillionths(settlementOf(million, sum, count, target)),
    settlementPoints: settlementPoints.toString(),
    multiplier: multiplierOf(run.stakePoints, run.maxStakePoints),
    earnedPoints: earnedPoints.toString(),
  }
  return { score, settlementPoints, earnedPoints, lines, explanation }
}

/** What a stake multiplies base points with: 1 without a stake, 2 at the ceiling. */
export function multiplierOf(stakePoints: bigint, maxStakePoints: bigint): number {
  if (maxStakePoints === 0n) return 1
  return 1 + fromMillionths((stakePoints * million) / maxStakePoints)
}

// score - t = (sum - n t) / n and 1 - t = (million - t): one division, rounded down.
function settlementOf(stake: bigint, sum: bigint, count: bigint, target: bigint): bigint {
  if (count === 0n) return 0n
  const points = divideDown(stake * (sum - count * target), count * (million - target))
  return points < -stake ? -stake : points
}

function earnedLines(run: RunToSettle, scoreMillionths: bigint): RunSettlement["lines"] {
  const ceiling = run.maxStakePoints === 0n ? 1n : run.maxStakePoints
  const weights = run.answers.map(({ assignmentId, rewardPoints, credit }) => ({
    key: assignmentId,
    weight:
      credit === null
        ? rewardPoints * scoreMillionths * ceiling
        : rewardPoints * toMillionths(credit) * (ceiling + run.stakePoints),
  }))
  const total = weights.reduce((sum, { weight }) => sum + weight, 0n)
  return divideIntoShares(total / (million * ceiling), weights).map(({ key, amount }) => ({
    assignmentId: key,
    earnedPoints: amount,
  }))
}

function checkRun(run: RunToSettle): void {
  const { stakePoints, maxStakePoints, targetScore } = run
  if (!(targetScore >= 0 && toMillionths(targetScore) < million)) {
    throw new DomainError("BAD_INPUT", "A target score is at least 0 and below 1.", { targetScore })
  }
  if (stakePoints < 0n || stakePoints > maxStakePoints) {
    throw new DomainError("BAD_INPUT", "A stake is at least 0 and not above its ceiling.")
  }
  if (run.answers.some(({ credit }) => credit !== null && !(credit >= 0 && credit <= 1))) {
    throw new DomainError("BAD_INPUT", "A credit is at least 0 and at most 1.")
  }
  if (run.answers.some(({ rewardPoints }) => rewardPoints < 0n)) {
    throw new DomainError("BAD_INPUT", "A reward is not below zero.")
  }
}

function toMillionths(share: number): bigint {
  return BigInt(Math.round(share * 1_000_000))
}

function fromMillionths(millionths: bigint): number {
  return Number(millionths) / 1_000_000
}

/** Division rounded toward minus infinity; the divisor is above zero. */
function divideDown(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor
  return dividend % divisor < 0n ? quotient - 1n : quotient
}
