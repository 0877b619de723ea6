import { keccak256, stringToBytes } from "viem"
import { DomainError } from "../errors"
import { divideIntoShares } from "../payout/shares"

export interface Slash {
  readonly runId: string
  readonly labelerId: string
  /** Points lost by the run, above or at zero. */
  readonly slashedPoints: bigint
  /** Where they were lost: the credit of each scored answer of the run, in [0, 1]. */
  readonly answers: readonly { readonly taskId: string; readonly credit: number }[]
  /** Who answered these tasks right. */
  readonly rightAnswers: readonly { readonly taskId: string; readonly labelerId: string }[]
}

export interface SlashDistribution {
  /** Sorted by labeler; nobody with zero. */
  readonly shares: readonly { readonly labelerId: string; readonly points: bigint }[]
  /** What nobody could get, because nobody was right on these tasks: it waits for the project's next distribution. */
  readonly undistributedPoints: bigint
}

const equalParts = 1_000_000_000n

/**
 * Gives slashed points to the labelers who were right: by task in proportion to the credit missing there, within a
 * task in equal parts, whole points by largest remainder. Among equal remainders a hash of run and labeler decides,
 * so that no account is lucky every time. The slashed labeler never gets any of it.
 * @throws DomainError BAD_INPUT for negative points
 */
export function distributeSlash(slash: Slash): SlashDistribution {
  if (slash.slashedPoints < 0n) throw new DomainError("BAD_INPUT", "Slashed points are not below zero.")
  const labelers = new Map<string, string>()
  const keys = new Map<string, string>()
  const weights = weighAnswers(slash).map(({ labelerId, weight }) => {
    const key = keys.get(labelerId) ?? keccak256(stringToBytes(`${slash.runId}:${labelerId}`))
    keys.set(labelerId, key)
    labelers.set(key, labelerId)
    return { key, weight }
  })
  if (weights.every(({ weight }) => weight === 0n))
    return { shares: [], undistributedPoints: slash.slashedPoints }
  const shares = divideIntoShares(slash.slashedPoints, weights)
    .filter(({ amount }) => amount > 0n)
    .map(({ key, amount }) => ({ labelerId: labelers.get(key) ?? key, points: amount }))
    .sort((a, b) => (a.labelerId < b.labelerId ? -1 : 1))
  return { shares, undistributedPoints: 0n }
}

function weighAnswers(slash: Slash): readonly { readonly labelerId: string; readonly weight: bigint }[] {
  const right = slash.rightAnswers.filter(({ labelerId }) => labelerId !== slash.labelerId)
  const missing = new Map(
    slash.answers.map(({ taskId, credit }) => [taskId, 1_000_000n - BigInt(Math.round(credit * 1_000_000))]),
  )
  const counts = new Map<string, bigint>()
  for (const { taskId } of right) counts.set(taskId, (counts.get(taskId) ?? 0n) + 1n)
  return right.map(({ taskId, labelerId }) => ({
    labelerId,
    weight: ((missing.get(taskId) ?? 0n) * equalParts) / (counts.get(taskId) ?? 1n),
  }))
}
