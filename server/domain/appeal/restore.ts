import { pointsAccount } from "../ledger/accounts"
import type { Transfer, TransferInput } from "../ledger/transfer"
import { type SettledRunTerms, settlementMovements } from "../run/movements"
import type { RunSettlement } from "../run/settlement"

export interface StandingTransfer {
  readonly transferId: string
  readonly transfer: Transfer
}

export interface RunToRestore extends SettledRunTerms {
  /** The appeal, or the retired gold's task, for which it is settled anew. */
  readonly causeId: string
  /** The movements of the run's settlement that nothing has reversed. */
  readonly standing: readonly StandingTransfer[]
  /** Of the points that the run lost, those that others have got already. */
  readonly distributedPoints: bigint
  readonly before: Pick<RunSettlement, "settlementPoints" | "earnedPoints">
  readonly after: Pick<RunSettlement, "settlementPoints" | "earnedPoints">
}

export interface Restoration {
  readonly reversed: readonly StandingTransfer[]
  readonly issued: readonly TransferInput[]
  /** What the labeler gains by it, above zero. */
  readonly restoredPoints: bigint
}

/**
 * Takes a settlement back and makes it anew with the credits that hold now: every standing movement is
 * reversed, whole, and the new ones are issued. Only upward: a run that the new answer would cost points keeps what it
 * was settled with, for its labeler had no part in the mistake; null then, and where nothing changes.
 *
 * Shares of the lost points that others have got stay theirs, since they were given in good faith. What the slashed
 * account cannot give back because of them, the mint covers. Points lost still count as shared out first.
 */
export function restoreRun(run: RunToRestore): Restoration | null {
  const restoredPoints = totalOf(run.after) - totalOf(run.before)
  if (restoredPoints <= 0n) return null
  const stillLost = run.after.settlementPoints < 0n ? -run.after.settlementPoints : 0n
  const uncovered = run.distributedPoints - stillLost
  const cover: readonly TransferInput[] =
    uncovered <= 0n
      ? []
      : [
          {
            from: pointsAccount.mint(),
            to: pointsAccount.slashed(run.projectId),
            amount: uncovered - coveredBefore(run.standing),
            reason: "slash_covered",
            referenceId: run.runId,
            part: run.causeId,
          },
        ]
  return {
    reversed: run.standing.filter(({ transfer }) => transfer.reason !== "slash_covered"),
    issued: [
      ...settlementMovements(run, run.after, run.causeId),
      ...cover.filter((movement) => movement.amount > 0n),
    ],
    restoredPoints,
  }
}

/** An earlier appeal may have covered a part of it: that stands. */
function coveredBefore(standing: readonly StandingTransfer[]): bigint {
  return standing
    .filter(({ transfer }) => transfer.reason === "slash_covered")
    .reduce((sum, { transfer }) => sum + transfer.amount, 0n)
}

function totalOf({ earnedPoints, settlementPoints }: RunToRestore["before"]): bigint {
  return earnedPoints + settlementPoints
}
